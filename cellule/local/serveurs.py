"""What the two embedded servers have in common: a port, a log, a process under another account."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .commun import (
    EchecLocal,
    arreter,
    attendre_que,
    fin_du_journal,
    mourir_avec_le_parent,
    ouvrir_journal,
)
from .lieux import Compte

ADRESSE = "127.0.0.1"
TENTATIVES = 3
DELAI_DE_DEMARRAGE = 120.0  # a large database recovers from a power cut before it answers


@dataclass
class Poste:
    """What a server needs to know about its surroundings."""

    services: Path
    compte: Compte | None
    journaux: Path
    secrets: dict[str, str] = field(repr=False)
    essais: bool = False

    def journal(self, nom: str) -> Path:
        return self.journaux / f"{nom}.log"

    def environnement(self) -> dict[str, str]:
        """Nothing of the caller's PG*, LC_* or HOME reaches a server."""
        return {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C", "TZ": "UTC"}


def inclus_seulement() -> bool:
    """True: the servers of the Python packages serve, even on a machine that has its own."""
    return os.environ.get("MAILLAGE_SERVEURS_INCLUS", "") not in ("", "0")


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind((ADRESSE, 0))
        return prise.getsockname()[1]


def lancer(
    poste: Poste, nom: str, commande: list[str], *, fin: signal.Signals, entree: str | None = None
) -> subprocess.Popen:
    """Start a server that stops (`fin`) when we are killed, its output in its own log."""
    with ouvrir_journal(poste.journal(nom)) as journal:
        processus = subprocess.Popen(
            commande,
            cwd="/",
            env=poste.environnement(),
            stdin=subprocess.DEVNULL if entree is None else subprocess.PIPE,
            stdout=journal,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=mourir_avec_le_parent(fin),
            **(poste.compte.options() if poste.compte else {}),
        )
    if entree is not None:
        assert processus.stdin is not None
        try:
            processus.stdin.write(entree.encode())
            processus.stdin.close()
        except BrokenPipeError:
            pass  # it died at once: its log says why
    return processus


def demarrer_sur_un_port(
    poste: Poste,
    nom: str,
    *,
    lancer_sur: Callable[[int], subprocess.Popen],
    repond: Callable[[int], bool],
) -> tuple[subprocess.Popen, int]:
    """A free port may be taken by somebody else before the server binds it: then take another."""
    for _ in range(TENTATIVES):
        port = port_libre()
        processus = lancer_sur(port)
        pret = attendre_que(
            lambda processus=processus, port=port: processus.poll() is not None or repond(port),
            delai=DELAI_DE_DEMARRAGE,
        )
        if processus.poll() is None:
            if pret:
                return processus, port
            arreter(processus, (signal.SIGTERM, 5.0))
            break
        if _disponible(port):
            break
    raise EchecLocal(
        f"{nom} n’a pas démarré. Fin de son journal ({poste.journal(nom)}) :\n"
        + fin_du_journal(poste.journal(nom))
    )


def _disponible(port: int) -> bool:
    with socket.socket() as prise:
        try:
            prise.bind((ADRESSE, port))
        except OSError:
            return False
    return True
