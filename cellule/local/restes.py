"""What a kill -9 of our own parent may have left running."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .commun import attendre_que

PROC = Path("/proc")


@dataclass(frozen=True)
class Reste:
    pid: int

    def vit(self) -> bool:
        try:
            etat = (PROC / str(self.pid) / "stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            return False
        return etat != "Z"

    def finir(self) -> None:
        """Politely, then not."""
        for signal_envoye, delai in ((signal.SIGINT, 10.0), (signal.SIGKILL, 5.0)):
            try:
                os.kill(self.pid, signal_envoye)
            except ProcessLookupError:
                return
            if attendre_que(lambda: not self.vit(), delai=delai):
                return


def processus_dans(dossier: Path) -> Iterator[Reste]:
    """Processes whose working directory is `dossier`: PostgreSQL's, parent and children, have
    their data directory. The parent comes first: it takes its children with it."""
    for entree in sorted(PROC.glob("[0-9]*"), key=lambda e: int(e.name)):
        try:
            ici = os.readlink(entree / "cwd") == str(dossier)
        except OSError:
            continue
        reste = Reste(int(entree.name))
        if ici and reste.vit():
            yield reste


def processus_nomme(pid: int, *mots: str) -> Reste | None:
    """The process `pid` if its command is still one of those: numbers are used again."""
    try:
        commande = (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return None
    programme = Path(commande.split("\0")[0].split(" ")[0]).name
    return Reste(pid) if programme in mots else None
