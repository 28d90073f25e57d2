"""What the writing of a table did, and what it found too much."""

from array import array
from dataclasses import dataclass, field

from cellule.dossier.tables import Table


@dataclass
class Bilan:
    """What the writing of a table did, in rows."""

    table: Table
    crees: int = 0
    modifies: int = 0
    inchanges: int = 0
    retires: int = 0

    @property
    def lues(self) -> int:
        return self.crees + self.modifies + self.inchanges

    @property
    def a_change(self) -> bool:
        return bool(self.crees or self.modifies or self.retires)

    def compte(self) -> dict[str, int]:
        noms = ("crees", "modifies", "inchanges", "retires")
        return {nom: getattr(self, nom) for nom in noms if getattr(self, nom)}


@dataclass
class EnTrop:
    """The rows of the cell that the dossier does not have."""

    cles: array = field(default_factory=lambda: array("q"))
    premiers: list[str] = field(default_factory=list)
