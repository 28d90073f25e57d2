"""A folder of CSV files as RFC 4180 writes them, with the format's own description beside."""

import csv
import shutil
from collections.abc import Iterable, Sequence

from cellule.dossier.format import DATAPACKAGE
from cellule.dossier.tables import Table

from .base import ExportImpossible, Sortie


class SortieCSV(Sortie):
    def refuser_ce_qui_existe(self) -> None:
        if self.chemin.is_dir() and not any(self.chemin.iterdir()):
            return
        if self.chemin.exists():
            quoi = "n’est pas vide" if self.chemin.is_dir() else "est un fichier"
            raise ExportImpossible(
                f"« {self.chemin} » {quoi} : donnez un dossier nouveau ou vide "
                "(rien n’est jamais écrasé)."
            )

    def table(self, table: Table, lignes: Iterable[Sequence[object]]) -> int:
        ecrire = [colonne.genre.ecrire for colonne in table.colonnes]
        nombre = 0
        chemin = self.atelier / f"{table.nom}.csv"
        with chemin.open("w", encoding="utf-8", newline="") as fichier:
            # CRLF: with LF alone, the module would leave a carriage return unquoted.
            redacteur = csv.writer(fichier, lineterminator="\r\n")
            redacteur.writerow(table.noms)
            for valeurs in lignes:
                redacteur.writerow([f(v) for f, v in zip(ecrire, valeurs, strict=True)])
                nombre += 1
        return nombre

    def mettre_en_place(self) -> None:
        shutil.copy(DATAPACKAGE, self.atelier / DATAPACKAGE.name)
        self.atelier.chmod(0o755)
        if self.chemin.is_dir():
            self.chemin.rmdir()
        self.atelier.rename(self.chemin)
