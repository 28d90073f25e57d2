"""Writing a sheet: headers that stay in sight, numbers that are numbers, text that is text.

And the archive around the sheets, the same bytes for the same content: openpyxl dates what it
writes by the clock.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rapports.presentation.jetons import jeton

TEXTE_MAXI = 32_767  # of a cell
# What XML cannot hold, and what reads like its escape (ECMA-376, ST_Xstring).
INECRIVABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
FORMULE = ("=", "+", "-", "@")
MODIFIE = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


class Forme(Enum):
    """How a column is written: its number format, and its width in characters."""

    CODE = ("@", 9)
    COURT = ("@", 18)
    TEXTE = ("@", 34)
    LONG = ("@", 60)
    NOMBRE = ("#,##0.0#", 13)
    ENTIER = ("#,##0", 13)
    TAUX = ("0.0%", 13)
    EUROS = ('#,##0.00" €"', 16)
    DATE = ("dd/mm/yyyy", 13)

    @property
    def format(self) -> str:
        return self.value[0]

    @property
    def largeur(self) -> int:
        return self.value[1]

    @property
    def en_texte(self) -> bool:
        return self.format == "@"


@dataclass(frozen=True)
class Valeur:
    """A value with a form of its own, in a column where each row may have another."""

    valeur: object
    forme: Forme


def _encre(nom: str) -> str:
    """A colour of the house, as a workbook writes it: « 14535E »."""
    lettres = jeton(nom).removeprefix("#").upper()
    return lettres if len(lettres) == 6 else "".join(2 * lettre for lettre in lettres)


class Feuille:
    """A sheet, filled from the top."""

    def __init__(self, classeur: Workbook, titre: str) -> None:
        self.feuille: Worksheet = classeur.create_sheet(titre)
        self.rang = 0

    def table(
        self,
        colonnes: Sequence[tuple[str, Forme]],
        lignes: Iterable[Sequence[object]],
        *,
        titre: str = "",
        total: Sequence[object] | None = None,
    ) -> None:
        """A table below what is written; the first header of a sheet stays in sight."""
        if titre:
            self.rang += 1 + bool(self.rang)
            tete = self._case(1, titre, Forme.TEXTE)
            tete.font = Font(bold=True, size=12, color=_encre("petrole"))
            tete.alignment = Alignment(wrap_text=False)
        self.rang += 1
        debut = self.rang
        for place, (nom, forme) in enumerate(colonnes, start=1):
            self._entete(place, nom, forme)
        for ligne in lignes:
            self._ligne(colonnes, ligne)
        if not titre:
            dernier = f"{get_column_letter(len(colonnes))}{self.rang}"
            self.feuille.auto_filter.ref = f"A{debut}:{dernier}"
            self.feuille.freeze_panes = f"A{debut + 1}"
            self.feuille.print_title_rows = f"{debut}:{debut}"
        if total is not None:
            for case in self._ligne(colonnes, total):
                case.font = Font(bold=True)
                case.border = Border(top=Side("thin", color=_encre("petrole")))

    def note(self, texte: str) -> None:
        """A sentence on a line of its own."""
        self.rang += 1
        case = self._case(1, texte, Forme.TEXTE)
        case.font = Font(italic=True, color=_encre("encre-3"))
        case.alignment = Alignment(wrap_text=False)

    def finir(self) -> None:
        """Set for paper: in width, all columns on a page."""
        feuille = self.feuille
        feuille.page_setup.orientation = "landscape"
        feuille.page_setup.paperSize = feuille.PAPERSIZE_A4
        feuille.sheet_properties.pageSetUpPr.fitToPage = True
        feuille.page_setup.fitToHeight = 0
        feuille.oddFooter.left.text = "&A"
        feuille.oddFooter.right.text = "&P / &N"

    def _entete(self, place: int, nom: str, forme: Forme) -> None:
        case = self._case(place, nom, Forme.TEXTE)
        case.font = Font(bold=True, color=_encre("sur-petrole"))
        case.fill = PatternFill("solid", fgColor=_encre("petrole"))
        cote = "left" if forme.en_texte or forme is Forme.DATE else "right"
        case.alignment = Alignment(horizontal=cote, vertical="center", wrap_text=True)
        colonne = self.feuille.column_dimensions[get_column_letter(place)]
        colonne.width = max(colonne.width if colonne.customWidth else 0, forme.largeur)

    def _ligne(self, colonnes: Sequence[tuple[str, Forme]], ligne: Sequence[object]) -> list[Cell]:
        self.rang += 1
        return [
            self._case(place, valeur, forme)
            for place, ((_, forme), valeur) in enumerate(zip(colonnes, ligne, strict=True), start=1)
        ]

    def _case(self, place: int, valeur: object, forme: Forme) -> Cell:
        if isinstance(valeur, Valeur):
            valeur, forme = valeur.valeur, valeur.forme
        case = self.feuille.cell(self.rang, place)
        if valeur is None or valeur == "":
            return case
        if isinstance(valeur, str) and not (forme is Forme.DATE and valeur[:4].isdigit()):
            _ecrire_le_texte(case, valeur)
            case.alignment = Alignment(
                horizontal="left" if forme.en_texte else "right",
                vertical="top",
                wrap_text=forme in (Forme.TEXTE, Forme.LONG),
            )
            return case
        case.value = date.fromisoformat(valeur) if isinstance(valeur, str) else valeur
        entier = forme is Forme.NOMBRE and valeur == int(valeur)
        case.number_format = (Forme.ENTIER if entier else forme).format
        case.alignment = Alignment(
            horizontal="left" if forme is Forme.DATE else "right", vertical="top"
        )
        return case


def _ecrire_le_texte(case: Cell, texte: str) -> None:
    """Text stays text: no formula, no error, and none when somebody edits the cell either."""
    texte = INECRIVABLE.sub(lambda trouve: f"_x{ord(trouve[0]):04X}_", texte)
    if len(texte) > TEXTE_MAXI:
        texte = f"{texte[: TEXTE_MAXI - 1]}…"
    case.value = texte
    case.data_type = "s"
    if texte.startswith(FORMULE):
        case.quotePrefix = True


def enregistrer(classeur: Workbook, jour: date) -> bytes:
    """The file, dated by the snapshot: the same bytes whenever and wherever it is written."""
    moment = datetime(jour.year, jour.month, jour.day)
    classeur.properties.created = moment
    classeur.save(brut := BytesIO())
    with ZipFile(brut) as entree, ZipFile(sortie := BytesIO(), "w", ZIP_DEFLATED) as archive:
        for nom in entree.namelist():
            octets = entree.read(nom)
            if nom == "docProps/core.xml":
                octets = MODIFIE.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(), octets)
            ajouter(archive, nom, octets, jour)
    return sortie.getvalue()


def ajouter(archive: ZipFile, nom: str, octets: bytes, jour: date) -> None:
    """A file of an archive, dated by us and told nothing of the machine."""
    fiche = ZipInfo(nom, date_time=(max(jour.year, 1980), jour.month, jour.day, 0, 0, 0))
    fiche.create_system, fiche.external_attr = 3, 0o644 << 16
    fiche.compress_type = ZIP_DEFLATED
    archive.writestr(fiche, octets, compresslevel=6)
