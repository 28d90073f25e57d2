"""The demo's processes: started together, watched, stopped together."""

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .commun import (
    RACINE,
    EchecLocal,
    dossier_des_journaux,
    fin_du_journal,
    mourir_avec_le_parent,
    ouvrir_journal,
)

# Celery finishes the task at hand on TERM, drops it on QUIT (it is then delivered again).
ETAPES = ((signal.SIGTERM, 8.0), (signal.SIGQUIT, 3.0), (signal.SIGKILL, 3.0))
PAS = 0.05


@dataclass
class Enfant:
    nom: str
    processus: subprocess.Popen
    journal: Path

    def vit(self) -> bool:
        return self.processus.poll() is None

    def obituaire(self) -> str:
        return (
            f"Le processus « {self.nom} » s’est arrêté (code {self.processus.returncode}). "
            f"Fin de son journal ({self.journal}) :\n{fin_du_journal(self.journal)}"
        )


class Superviseur:
    """Each child leads a process group: Ctrl-C at the terminal reaches us only, and we can
    end a child with all that it started. A kill -9 of ours is felt by them (Linux)."""

    def __init__(self) -> None:
        self.enfants: list[Enfant] = []

    def lancer(self, nom: str, commande: list[str]) -> Enfant:
        chemin = dossier_des_journaux() / f"{nom}.log"
        with ouvrir_journal(chemin) as journal:
            processus = subprocess.Popen(
                commande,
                cwd=RACINE,
                stdin=subprocess.DEVNULL,
                stdout=journal,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=mourir_avec_le_parent(signal.SIGTERM),
            )
        enfant = Enfant(nom, processus, chemin)
        self.enfants.append(enfant)
        return enfant

    def verifier(self) -> None:
        """Raise, naming the child, as soon as one is dead."""
        for enfant in self.enfants:
            if not enfant.vit():
                raise EchecLocal(enfant.obituaire())

    def arreter(self) -> None:
        for signal_envoye, delai in ETAPES:
            vivants = [enfant for enfant in self.enfants if enfant.vit()]
            for enfant in vivants:
                enfant.processus.send_signal(signal_envoye)
            limite = time.monotonic() + delai
            while any(enfant.vit() for enfant in vivants) and time.monotonic() < limite:
                time.sleep(PAS)
        for enfant in self.enfants:
            _finir_le_groupe(enfant.processus.pid)
        self.enfants.clear()


def _finir_le_groupe(groupe: int) -> None:
    """What a child may have left behind it, had it to be killed."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(groupe, signal.SIGKILL)
