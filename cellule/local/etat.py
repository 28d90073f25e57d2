"""The files by which processes of one project find each other: locks, state, secrets.

Three advisory locks, which the kernel drops when their holder dies, however it dies:
  verrou    one process at a time looks whether the servers run, and starts them
  usage     shared by all who use the servers; the guardian waits for it to be free, then stops them
  gardien   held by the guardian as long as it lives
"""

import fcntl
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

VERROUS = ("verrou", "usage", "gardien")
SECRETS = ("amorce", "maillage", "redis", "application")


@dataclass(frozen=True)
class Etat:
    """What a process needs in order to join."""

    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    gardien: int
    pid_redis: int


def ouvrir_verrou(services: Path, nom: str) -> int:
    return os.open(services / nom, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def prendre(descripteur: int, *, partage: bool = False, attendre: bool = True) -> bool:
    mode = fcntl.LOCK_SH if partage else fcntl.LOCK_EX
    try:
        fcntl.flock(descripteur, mode if attendre else mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def libre(services: Path, nom: str) -> bool:
    """Nobody holds that lock right now."""
    descripteur = ouvrir_verrou(services, nom)
    try:
        return prendre(descripteur, attendre=False)
    finally:
        os.close(descripteur)


def _fichier_prive(chemin: Path, contenu: dict[str, object]) -> None:
    """Readable by its owner only, and complete or absent."""
    provisoire = chemin.with_suffix(".tmp")
    provisoire.unlink(missing_ok=True)
    descripteur = os.open(provisoire, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descripteur, "w", encoding="utf-8") as flux:
        json.dump(contenu, flux, indent=1)
    provisoire.replace(chemin)


def _etat(services: Path) -> Path:
    return services / "services.json"


def ecrire_etat(services: Path, etat: Etat) -> None:
    _fichier_prive(_etat(services), asdict(etat))


def lire_etat(services: Path) -> Etat | None:
    try:
        return Etat(**json.loads(_etat(services).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def oublier_etat(services: Path) -> None:
    _etat(services).unlink(missing_ok=True)


def lire_secrets(services: Path) -> dict[str, str]:
    """Made once, kept beside the cluster whose passwords they are."""
    fichier = services / "secrets.json"
    try:
        connus = json.loads(fichier.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        connus = {}
    complets = {nom: connus.get(nom) or secrets.token_hex(24) for nom in SECRETS}
    if complets != connus:
        _fichier_prive(fichier, complets)
    return complets
