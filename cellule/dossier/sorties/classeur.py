"""A workbook, one sheet per table. Text stays text: no formula, no lost leading zero."""

import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from cellule.dossier.genres import Entier, Nombre
from cellule.dossier.tables import Table
from cellule.typographie import nombre

from .base import ExportImpossible, Sortie

LIGNES_MAXI = 1_048_576  # of a sheet, the header included
TEXTE_MAXI = 32_767  # of a cell

# What XML cannot hold, and what reads like its escape: written _x000D_ (ECMA-376, ST_Xstring).
INECRIVABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class SortieClasseur(Sortie):
    def __init__(self, chemin) -> None:
        super().__init__(chemin)
        self._classeur = Workbook(write_only=True)

    def refuser_ce_qui_existe(self) -> None:
        if self.chemin.exists():
            raise ExportImpossible(
                f"« {self.chemin} » existe déjà : donnez un autre nom (rien n’est jamais écrasé)."
            )

    def table(self, table: Table, lignes: Iterable[Sequence[object]]) -> int:
        feuille = self._classeur.create_sheet(table.nom)
        feuille.freeze_panes = "A2"
        for place, colonne in enumerate(table.colonnes, start=1):
            if not isinstance(colonne.genre, Entier | Nombre):
                feuille.column_dimensions[get_column_letter(place)].number_format = "@"
        feuille.append(table.noms)
        ecrites = 1
        for valeurs in lignes:
            ecrites += 1
            if ecrites > LIGNES_MAXI:
                raise ExportImpossible(
                    f"{table.nom} a plus de {nombre(LIGNES_MAXI - 1)} lignes, le plus qu’une "
                    "feuille contient : exportez vers un dossier de CSV (sans « .xlsx »)."
                )
            feuille.append(
                [
                    self._cellule(feuille, table, colonne, valeur)
                    for colonne, valeur in zip(table.colonnes, valeurs, strict=True)
                ]
            )
        return ecrites - 1

    def _cellule(self, feuille, table: Table, colonne, valeur: object) -> object:
        """A number as a number when none of its digits is lost, anything else as text."""
        texte = colonne.genre.ecrire(valeur)
        if not texte:
            return None
        if isinstance(colonne.genre, Entier | Nombre):
            exact = float(texte)
            if colonne.genre.lire(exact) == valeur:
                return int(texte) if exact.is_integer() else exact
        texte = INECRIVABLE.sub(lambda trouve: f"_x{ord(trouve[0]):04X}_", texte)
        if len(texte) > TEXTE_MAXI:
            raise ExportImpossible(
                f"{table.nom}, {colonne.nom} : un texte de {nombre(len(texte))} caractères, "
                f"{nombre(TEXTE_MAXI)} au plus dans un classeur : "
                "exportez vers un dossier de CSV (sans « .xlsx »)."
            )
        if texte[0] not in "=#":
            return texte
        # openpyxl would take it for a formula or an error.
        cellule = WriteOnlyCell(feuille)
        cellule.value = texte
        cellule.data_type = "s"
        return cellule

    def abandonner(self) -> None:
        for feuille in self._classeur.worksheets:
            feuille.close()

    def mettre_en_place(self) -> None:
        fichier = self.atelier / "dossier.xlsx"
        self._classeur.save(fichier)
        fichier.rename(self.chemin)
