"""Helpers: other processes that use the embedded servers, in a place of their own."""

import json
import os
import subprocess
import sys
from functools import cached_property
from pathlib import Path

from cellule.local.commun import RACINE, attendre_que
from cellule.local.etat import libre
from cellule.local.restes import Reste, processus_dans

HERITAGE = {
    "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DOSSIER_FICHIERS", "MAILLAGE_VAR",
    "DEMO", "DEBUG", "DJANGO_SETTINGS_MODULE",
}  # fmt: skip

UTILISATEUR = """
import json, os, sys
from cellule.local.commun import EchecLocal
from cellule.local.services import assurer
try:
    assurer(essais="--demo" not in sys.argv)
except EchecLocal as echec:
    print(json.dumps({"echec": str(echec)}), flush=True)
else:
    print(json.dumps({n: os.environ[n] for n in ("DATABASE_URL", "REDIS_URL")}), flush=True)
sys.stdin.read()
"""


def environnement(var: Path, **ajouts: str) -> dict[str, str]:
    """Ours, without what the test run and its settings have put into it."""
    propre = {nom: valeur for nom, valeur in os.environ.items() if nom not in HERITAGE}
    return propre | {"MAILLAGE_VAR": str(var)} | ajouts


class Utilisateur:
    """A process that uses the servers until it is told to leave, or killed."""

    def __init__(self, var: Path, *, demo: bool = False, **ajouts: str) -> None:
        self.processus = subprocess.Popen(
            [sys.executable, "-c", UTILISATEUR, *(["--demo"] if demo else [])],
            cwd=RACINE,
            env=environnement(var, **ajouts),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @cached_property
    def reponse(self) -> dict[str, str]:
        assert self.processus.stdout is not None
        return json.loads(self.processus.stdout.readline())

    @property
    def base(self) -> str:
        return self.reponse["DATABASE_URL"]

    @property
    def redis(self) -> str:
        return self.reponse["REDIS_URL"]

    def partir(self) -> None:
        assert self.processus.stdin is not None
        assert self.processus.stdout is not None
        self.processus.stdin.close()
        try:
            self.processus.wait(10)
        finally:
            self.processus.kill()
            self.processus.wait()
            self.processus.stdout.close()


def serveurs_de(var: Path) -> list[Reste]:
    """The PostgreSQL processes that work in that place."""
    return list(processus_dans((var / "services").resolve() / "postgresql"))


def tout_est_arrete(var: Path) -> bool:
    services = (var / "services").resolve()
    return not services.exists() or attendre_que(
        lambda: libre(services, "gardien") and not serveurs_de(var), delai=15, pas=0.05
    )
