"""Small things that every module of `local` uses. Standard library only."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

RACINE = Path(__file__).resolve().parents[2]
PR_SET_PDEATHSIG = 1
TAILLE_DU_JOURNAL = 5_000_000


class EchecLocal(Exception):
    """What went wrong, in words for the person at the terminal."""


def dossier_var() -> Path:
    """Everything that a run writes is in there; the tests use another one than the demo."""
    return Path(os.environ.get("MAILLAGE_VAR") or RACINE / "var").absolute()


def dossier_prive(nom: str) -> Path:
    """A directory of `var` that no other account of the machine reads, whatever the umask."""
    dossier = dossier_var() / nom
    dossier.mkdir(parents=True, exist_ok=True)
    dossier.chmod(0o700)
    return dossier


def dossier_des_journaux() -> Path:
    return dossier_prive("journaux")


def ouvrir_journal(journal: Path) -> BinaryIO:
    """For appending; a log that has grown large starts again, the old one kept beside it."""
    if journal.exists() and journal.stat().st_size > TAILLE_DU_JOURNAL:
        journal.replace(journal.with_suffix(".log.1"))
    return journal.open("ab")


def fin_du_journal(journal: Path, lignes: int = 15) -> str:
    try:
        with journal.open(encoding="utf-8", errors="replace") as flux:
            dernieres = deque(flux, maxlen=lignes)
    except OSError as erreur:
        return f"({journal} : {erreur.strerror})"
    return "".join(f"    {ligne.rstrip()}\n" for ligne in dernieres) or "    (journal vide)\n"


def mourir_avec_le_parent(signal_envoye: signal.Signals) -> Callable[[], None] | None:
    """A `preexec_fn`: the kernel sends the signal when the process that started us is gone.

    Only Linux has it. Elsewhere a parent killed with -9 leaves its children to the next start.
    """
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def demander() -> None:
        prctl(PR_SET_PDEATHSIG, int(signal_envoye), 0, 0, 0)

    return demander


def attendre_que(condition: Callable[[], bool], *, delai: float, pas: float = 0.02) -> bool:
    limite = time.monotonic() + delai
    while not condition():
        if time.monotonic() > limite:
            return False
        time.sleep(pas)
    return True


def arreter(processus: subprocess.Popen, *signaux: tuple[signal.Signals, float]) -> None:
    """Send each signal in turn, and the next one only if the delay did not suffice."""
    for signal_envoye, delai in signaux:
        if processus.poll() is not None:
            return
        processus.send_signal(signal_envoye)
        try:
            processus.wait(delai)
        except subprocess.TimeoutExpired:
            continue
    if processus.poll() is None:
        processus.kill()
        processus.wait()
