"""What the checker asks of a source."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol


class DossierIllisible(Exception):
    """The dossier cannot be read at all."""


class TableIllisible(Exception):
    """A table cannot be read beyond this line."""

    def __init__(self, message: str, ligne: int = 1) -> None:
        super().__init__(message)
        self.ligne = ligne


class Rangee(NamedTuple):
    """One row as it stands in the file, the header being line 1."""

    numero: int
    cellules: Sequence[object]


class Source(Protocol):
    # The rows of a CSV file have as many cells as its header; those of a sheet need not.
    stricte: bool

    def noms(self) -> list[str]:
        """The names of the tables present."""

    def lire(self, nom: str) -> Iterator[Rangee]:
        """The rows of a table, header first; TableIllisible where it stops being readable."""

    def fermer(self) -> None: ...
