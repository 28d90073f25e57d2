"""A workbook: one sheet per table, read as a stream; typed cells accepted, formulas refused."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import islice
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cellule.dossier.genres import Irrecevable, cite

from .base import DossierIllisible, Rangee, TableIllisible

# A compressed file may hold a thousand times its size: refuse before unpacking.
TAILLE_MAXI = 8 * 2**30
TEXTES_MAXI = 512 * 2**20
GONFLEMENT_MAXI = 400
NEGLIGEABLE = 10 * 2**20

# How a workbook writes the characters that XML cannot hold: _x000D_.
ECHAPPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
SUBSTITUTS = range(0xD800, 0xE000)

# The parsers of the standard library and of lxml share SyntaxError only.
ABIME = (SyntaxError, zipfile.BadZipFile, zlib.error, InvalidFileException, EOFError, OSError,
         KeyError, ValueError, IndexError, TypeError, AttributeError, RuntimeError)  # fmt: skip


class Classeur:
    stricte = False

    def __init__(self, chemin: Path) -> None:
        _garder_la_porte(chemin)
        try:
            with warnings.catch_warnings(action="ignore"):
                self._classeur = load_workbook(chemin, read_only=True, keep_links=False)
        except ABIME as erreur:
            raise DossierIllisible(
                f"« {chemin} » n’est pas un classeur lisible ({type(erreur).__name__}) : "
                "ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx."
            ) from None

    def noms(self) -> list[str]:
        return [feuille.title for feuille in self._classeur.worksheets]

    def lire(self, nom: str) -> Iterator[Rangee]:
        feuille = self._classeur[nom]
        # The size written in the file is often wrong: read what is there.
        feuille.reset_dimensions()
        rangees, numero = feuille.iter_rows(), 0
        while True:
            try:
                with warnings.catch_warnings(action="ignore"):
                    lot = [[lire_cellule(c) for c in rangee] for rangee in islice(rangees, 1000)]
            except ABIME as erreur:
                raise TableIllisible(
                    f"la feuille est abîmée ({type(erreur).__name__}) : "
                    "enregistrez de nouveau le classeur avec un tableur",
                    numero + 1,
                ) from None
            if not lot:
                return
            for cellules in lot:
                numero += 1
                yield Rangee(numero, cellules)

    def fermer(self) -> None:
        self._classeur.close()


def lire_cellule(cellule) -> object:
    """What a cell holds, without its look."""
    valeur = cellule.value
    if valeur is None:
        return None
    if cellule.data_type == "f":
        formule = getattr(valeur, "text", valeur)
        return Irrecevable(f"{cite(formule)} est une formule : remplacez-la par sa valeur")
    if cellule.data_type == "e":
        return Irrecevable(f"{cite(valeur)} est une erreur du tableur : corrigez la cellule")
    if isinstance(valeur, str):
        return ECHAPPE.sub(_dechiffrer, valeur) if "_x" in valeur else valeur
    if isinstance(valeur, datetime):
        return (valeur + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(valeur, time | timedelta):
        return Irrecevable(f"{cite(valeur)} est une durée ou une heure seule : écrivez un nombre")
    return valeur


def _dechiffrer(trouve: re.Match) -> str:
    code = int(trouve[1], 16)
    return trouve[0] if code in SUBSTITUTS else chr(code)


def _garder_la_porte(chemin: Path) -> None:
    """Refuse what would exhaust the memory or the disk, before opening it."""
    try:
        with zipfile.ZipFile(chemin) as archive:
            membres = archive.infolist()
            for membre in membres:
                _garder(membre)
            if sum(membre.file_size for membre in membres) > TAILLE_MAXI:
                raise DossierIllisible(TROP_GROS)
            for membre in membres:
                if membre.filename.endswith((".xml", ".rels")):
                    with archive.open(membre) as fichier:
                        if b"<!DOCTYPE" in fichier.read(1024):
                            raise DossierIllisible(
                                "Ce classeur contient une déclaration XML interdite (DOCTYPE)."
                            )
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, zlib.error):
        raise DossierIllisible(
            f"« {chemin} » n’est pas un classeur .xlsx (ou il est protégé par un mot de passe) : "
            "enregistrez-le en .xlsx, sans mot de passe."
        ) from None


TROP_GROS = (
    "Ce classeur, une fois décompressé, est trop gros pour être lu sans risque : "
    "donnez un dossier de fichiers CSV."
)


def _garder(membre: zipfile.ZipInfo) -> None:
    gonflement = membre.file_size / max(membre.compress_size, 1)
    if membre.file_size > NEGLIGEABLE and gonflement > GONFLEMENT_MAXI:
        raise DossierIllisible(TROP_GROS)
    if membre.filename.endswith("sharedStrings.xml") and membre.file_size > TEXTES_MAXI:
        raise DossierIllisible(TROP_GROS)
