"""What a list exports: exactly the rows, the order and the columns that the page shows.

One flavour of CSV is never right (interface §5.2): French Excel wants semicolons and decimal
commas, other tools the raw values. A text never becomes a formula.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

Valeur = object
Lignes = Iterable[Sequence[Valeur]]

FORMULE = ("=", "+", "-", "@", "\t", "\r")
INECRIVABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PETROLE = "14535E"
LARGEURS = {"jour": 13, "moment": 18, "nombre": 12}
TEXTE_MAXI = 32_767


@dataclass(frozen=True)
class Tableau:
    """What a file holds: the headings with their kind, the rows, and how it was asked for."""

    titre: str
    entetes: Sequence[tuple[str, str]]
    lignes: Lignes
    notes: Sequence[tuple[str, str]] = ()


def en_csv_francais(tableau: Tableau) -> bytes:
    """For French Excel: UTF-8 with its mark, semicolons, decimal comma, day/month/year."""
    return _csv(tableau, ";", _francais).encode("utf-8-sig")


def en_csv_brut(tableau: Tableau) -> bytes:
    """For other tools: commas, decimal point, ISO dates."""
    return _csv(tableau, ",", _brut).encode()


def _csv(tableau: Tableau, separateur: str, ecrire: Callable[[Valeur], str]) -> str:
    tampon = io.StringIO(newline="")
    redacteur = csv.writer(tampon, delimiter=separateur, lineterminator="\r\n")
    redacteur.writerow([nom for nom, _ in tableau.entetes])
    redacteur.writerows([ecrire(valeur) for valeur in ligne] for ligne in tableau.lignes)
    return tampon.getvalue()


def _texte(valeur: str) -> str:
    return f"'{valeur}" if valeur.startswith(FORMULE) else valeur


def _francais(valeur: Valeur) -> str:
    if valeur is None:
        return ""
    if isinstance(valeur, str):
        return _texte(valeur)
    if isinstance(valeur, datetime):
        return f"{valeur:%d/%m/%Y %H:%M}"
    if isinstance(valeur, date):
        return f"{valeur:%d/%m/%Y}"
    return str(valeur).replace(".", ",")


def _brut(valeur: Valeur) -> str:
    if valeur is None:
        return ""
    if isinstance(valeur, datetime):
        return valeur.isoformat(timespec="minutes")
    return _texte(valeur) if isinstance(valeur, str) else str(valeur)


def en_xlsx(tableau: Tableau) -> bytes:
    """Typed cells, a frozen header, filters, and a sheet that says what was asked."""
    classeur = Workbook(write_only=True)
    feuille = classeur.create_sheet(tableau.titre[:31])
    feuille.freeze_panes = "A2"
    for rang, (nom, forme) in enumerate(tableau.entetes, 1):
        largeur = LARGEURS.get(forme, max(16, min(len(nom) + 4, 40)))
        feuille.column_dimensions[get_column_letter(rang)].width = largeur
    feuille.append(list(_entete_xlsx(feuille, tableau)))
    compte = 1
    for ligne in tableau.lignes:
        feuille.append([_case_xlsx(feuille, valeur) for valeur in ligne])
        compte += 1
    feuille.auto_filter.ref = f"A1:{get_column_letter(len(tableau.entetes))}{compte}"
    if tableau.notes:
        lisez_moi = classeur.create_sheet("Lisez-moi")
        lisez_moi.column_dimensions["A"].width = 26
        lisez_moi.column_dimensions["B"].width = 90
        for paire in tableau.notes:
            lisez_moi.append([_case_xlsx(lisez_moi, texte) for texte in paire])
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def _entete_xlsx(feuille, tableau: Tableau) -> Iterator[WriteOnlyCell]:
    for nom, _ in tableau.entetes:
        case = WriteOnlyCell(feuille, nom)
        case.font = Font(bold=True, color="FFFFFF")
        case.fill = PatternFill("solid", fgColor=PETROLE)
        yield case


def _case_xlsx(feuille, valeur: Valeur) -> WriteOnlyCell:
    if isinstance(valeur, str):
        valeur = INECRIVABLE.sub("", valeur)[:TEXTE_MAXI]
    case = WriteOnlyCell(feuille, valeur)
    if isinstance(valeur, str):
        case.data_type = "s"  # « =1+1 » stays what somebody wrote
    elif isinstance(valeur, datetime):
        case.number_format = "DD/MM/YYYY HH:MM"
    elif isinstance(valeur, date):
        case.number_format = "DD/MM/YYYY"
    return case


def en_ods(tableau: Tableau) -> bytes:
    """The same in the open format."""
    document = Document("spreadsheet")
    document.body.clear()
    feuilles = [(tableau.titre, [[nom for nom, _ in tableau.entetes]], tableau.lignes)]
    if tableau.notes:
        feuilles.append(("Lisez-moi", [], tableau.notes))
    for titre, tete, lignes in feuilles:
        table = Table(re.sub(r"[\[\]*?:/\\']", " ", titre)[:31])
        for ligne in (*tete, *lignes):
            rangee = Row()
            for valeur in ligne:
                if isinstance(valeur, str):
                    valeur = INECRIVABLE.sub("", valeur)
                rangee.append_cell(Cell() if valeur is None else Cell(valeur), clone=False)
            table.append_row(rangee, clone=False)
        document.body.append(table)
    sortie = io.BytesIO()
    document.save(sortie)
    return sortie.getvalue()


@dataclass(frozen=True)
class Format:
    """A kind of file: its name in words, its ending, its type, who writes it."""

    mots: str
    extension: str
    mime: str
    ecrire: Callable[[Tableau], bytes]


FORMATS = {
    "xlsx": Format(
        "Classeur Excel (XLSX)",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        en_xlsx,
    ),
    "ods": Format(
        "Classeur libre (ODS)", "ods", "application/vnd.oasis.opendocument.spreadsheet", en_ods
    ),
    "csv": Format("CSV pour Excel français", "csv", "text/csv; charset=utf-8", en_csv_francais),
    "brut": Format("CSV brut, pour d’autres outils", "csv", "text/csv; charset=utf-8", en_csv_brut),
}
