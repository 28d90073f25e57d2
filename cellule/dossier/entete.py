"""The header of a table: which cell of a row belongs to which column."""

from collections.abc import Callable, Sequence

from .genres import cite
from .sources.base import Rangee
from .tables import Table

Signaler = Callable[[int, str, str], None]


def est_vide(cellule: object) -> bool:
    return cellule is None or (isinstance(cellule, str) and not cellule.strip())


class Entete:
    """The columns found in the first line, each with its place."""

    def __init__(self, table: Table, rangee: Rangee, stricte: bool, signaler: Signaler) -> None:
        self.table, self.stricte = table, stricte
        noms = ["" if est_vide(c) else str(c).strip() for c in rangee.cellules]
        while noms and not noms[-1] and not stricte:
            noms.pop()
        self.largeur = len(noms)
        self.places: dict[str, int] = {}
        self._lire(noms, rangee.numero, signaler)

    def _lire(self, noms: Sequence[str], numero: int, signaler: Signaler) -> None:
        attendues = f"attendues : {', '.join(self.table.noms)}"
        if len(noms) == 1 and ";" in noms[0]:
            signaler(numero, "", "le séparateur est « ; » : enregistrez avec des virgules")
            return
        for place, nom in enumerate(noms):
            if not nom:
                signaler(numero, "", f"la colonne n° {place + 1} n’a pas de nom ({attendues})")
            elif nom not in self.table.par_nom:
                signaler(numero, nom, f"colonne inconnue ({attendues})")
            elif nom in self.places:
                signaler(numero, nom, "colonne donnée deux fois")
            else:
                self.places[nom] = place
        for colonne in self.table.colonnes:
            if colonne.requise and colonne.nom not in self.places:
                signaler(numero, colonne.nom, "colonne requise absente")

    def repartir(self, cellules: Sequence[object]) -> tuple[dict[str, object], str]:
        """The cells of a row by column, and what is wrong with their number."""
        nombre = len(cellules)
        bruts = {nom: cellules[i] for nom, i in self.places.items() if i < nombre}
        if self.stricte and nombre != self.largeur:
            trop = "trop" if nombre > self.largeur else "trop peu"
            return bruts, f"{trop} de cellules : {nombre} au lieu de {self.largeur}"
        for i, cellule in enumerate(cellules[self.largeur :], start=self.largeur + 1):
            if not est_vide(cellule):
                return bruts, f"{cite(cellule)} est dans la colonne n° {i}, qui n’a pas de nom"
        return bruts, ""
