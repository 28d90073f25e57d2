"""The errors of a dossier: every one of them, in the order of the files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .format import noms_des_tables, ordre_des_colonnes

# Beyond it a file is simply not what it claims; the rest is counted, not kept.
GARDEES = 100_000


class Erreur(NamedTuple):
    """`table, ligne, colonne : message`; no line for a whole file, no column for a whole row."""

    table: str
    ligne: int
    colonne: str
    message: str

    def __str__(self) -> str:
        """A fixed form, which programs read too: no no-break space before the colon."""
        ou = [self.table]
        if self.ligne:
            ou.append(f"ligne {self.ligne}")
        if self.colonne:
            ou.append(self.colonne)
        return f"{', '.join(ou)} : {self.message}"


@dataclass
class Erreurs:
    _liste: list[Erreur] = field(default_factory=list)
    total: int = 0

    def ajouter(self, table: str, ligne: int, colonne: str, message: str) -> None:
        self.total += 1
        if len(self._liste) < GARDEES:
            self._liste.append(Erreur(table, ligne, colonne, message))

    @property
    def omises(self) -> int:
        return self.total - len(self._liste)

    def __iter__(self) -> Iterator[Erreur]:
        """In the order of the format: tables, lines, columns; unknown ones last."""
        rangs = {nom: rang for rang, nom in enumerate(ordre_des_colonnes())}
        fin = len(rangs)
        tables = {nom: rang for rang, nom in enumerate(noms_des_tables())}

        def cle(erreur: Erreur) -> tuple:
            colonne = rangs.get((erreur.table, erreur.colonne), fin)
            return tables.get(erreur.table, fin), erreur.table, erreur.ligne, colonne

        return iter(sorted(self._liste, key=cle))

    def __len__(self) -> int:
        return self.total


class DossierFautif(Exception):
    """A dossier with errors: nothing is changed."""

    def __init__(self, erreurs: Erreurs) -> None:
        super().__init__(f"{erreurs.total} erreurs")
        self.erreurs = erreurs
