"""What the export asks of an output."""

import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from cellule.dossier.tables import Table


class ExportImpossible(Exception):
    """The dossier cannot be written there, or not in this form."""


class Sortie(ABC):
    """An output made aside and put in place at the end: a failure leaves nothing behind."""

    def __init__(self, chemin: Path) -> None:
        self.chemin = chemin
        self.refuser_ce_qui_existe()
        try:
            chemin.parent.mkdir(parents=True, exist_ok=True)
            self.atelier = Path(tempfile.mkdtemp(prefix=f".{chemin.name}-", dir=chemin.parent))
        except OSError as erreur:
            raise ExportImpossible(
                f"« {chemin.parent} » ne peut pas être écrit : {erreur.strerror}."
            ) from None

    @abstractmethod
    def refuser_ce_qui_existe(self) -> None:
        """Raise `ExportImpossible` rather than write over something."""

    @abstractmethod
    def table(self, table: Table, lignes: Iterable[Sequence[object]]) -> int:
        """Write a table, its header first; return its number of rows."""

    @abstractmethod
    def mettre_en_place(self) -> None:
        """Put what was made aside in its place."""

    def abandonner(self) -> None:  # noqa: B027, a folder leaves nothing open
        """Close what a failure leaves open."""

    def __enter__(self) -> "Sortie":
        return self

    def __exit__(
        self, genre: type[BaseException] | None, erreur: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        try:
            if genre is None:
                self.mettre_en_place()
            else:
                self.abandonner()
        finally:
            shutil.rmtree(self.atelier, ignore_errors=True)
