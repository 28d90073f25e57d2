"""Sheets as CSV, XLSX or ODS. A text stays a text: no cell becomes a formula."""

import csv
import io

from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .feuilles import Case, Feuille

# What a spreadsheet takes for the beginning of a formula, in a CSV.
FORMULE = ("=", "+", "-", "@", "\t", "\r")
PETROLE, CREUX = "14535E", "F2F0EA"
LARGEUR_MINI, LARGEUR_MAXI = 9, 44
LIGNES_D_ENTETE = 62


def en_csv(feuille: Feuille) -> bytes:
    """For a French spreadsheet: UTF-8 with its mark, semicolons, decimal comma, day/month/year."""
    tampon = io.StringIO(newline="")
    redacteur = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    redacteur.writerow([_texte_csv(titre) for titre in feuille.entetes])
    redacteur.writerows([_texte_csv(case) for case in ligne] for ligne in feuille.lignes)
    return tampon.getvalue().encode("utf-8-sig")


def _texte_csv(case: Case) -> str:
    if case is None:
        return ""
    if isinstance(case, str):
        return f"'{case}" if case.startswith(FORMULE) else case
    if isinstance(case, int | float):
        return str(case).replace(".", ",")
    return f"{case:%d/%m/%Y}"


def en_xlsx(feuilles: list[Feuille]) -> bytes:
    """Typed cells, a frozen header, filters."""
    classeur = Workbook()
    classeur.remove(classeur.active)
    for feuille in feuilles:
        _remplir(classeur.create_sheet(feuille.titre), feuille)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def _remplir(page: Worksheet, feuille: Feuille) -> None:
    for rang, ligne in enumerate([feuille.entetes, *feuille.lignes], 1):
        for colonne, case in enumerate(ligne, 1):
            cellule = page.cell(rang, colonne, case)
            if isinstance(case, str):
                cellule.data_type = "s"  # « =1+1 » stays what somebody wrote
            elif case is not None and not isinstance(case, int | float):
                cellule.number_format = "DD/MM/YYYY"
            cellule.alignment = Alignment(vertical="top", wrap_text=isinstance(case, str))
    for cellule in page[1]:
        cellule.font = Font(bold=True, color="FFFFFF")
        cellule.fill = PatternFill("solid", fgColor=PETROLE)
    derniere = len(feuille.lignes) + 1
    for rang in range(derniere - feuille.pied + 1, derniere + 1):
        for cellule in page[rang]:
            cellule.font = Font(bold=True)
            cellule.fill = PatternFill("solid", fgColor=CREUX)
    for colonne, largeur in enumerate(_largeurs(feuille), 1):
        page.column_dimensions[get_column_letter(colonne)].width = largeur
    page.row_dimensions[1].height = LIGNES_D_ENTETE
    page.freeze_panes = "C2" if feuille.pied else "A2"
    fin = get_column_letter(len(feuille.entetes))
    page.auto_filter.ref = f"A1:{fin}{derniere - feuille.pied}"


def _largeurs(feuille: Feuille) -> list[int]:
    """A header wraps on its words; a column is as wide as what it holds."""
    largeurs = []
    for rang, titre in enumerate(feuille.entetes):
        textes = [str(ligne[rang] or "") for ligne in feuille.lignes]
        plus_long = max(map(len, [*textes, *titre.split()]), default=0) + 2
        largeurs.append(min(max(plus_long, LARGEUR_MINI), LARGEUR_MAXI))
    return largeurs


def en_ods(feuilles: list[Feuille]) -> bytes:
    """The same sheets in the open format."""
    document = Document("spreadsheet")
    document.body.clear()
    for feuille in feuilles:
        table = Table(feuille.titre)
        for ligne in [feuille.entetes, *feuille.lignes]:
            rangee = Row()
            for case in ligne:
                rangee.append_cell(Cell() if case is None else Cell(case), clone=False)
            table.append_row(rangee, clone=False)
        document.body.append(table)
    sortie = io.BytesIO()
    document.save(sortie)
    return sortie.getvalue()
