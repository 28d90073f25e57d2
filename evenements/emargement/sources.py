"""From bytes to text, from a workbook to rows: what cannot be read is refused with its reason."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import NamedTuple

from cellule.dossier.genres import Irrecevable, cite
from cellule.dossier.sources import DossierIllisible, TableIllisible
from cellule.dossier.sources.classeur import Classeur

from .lignes import Faute, ListeIllisible

OCTETS_MAXI = 5 * 2**20
RANGEES_MAXI = 5000
REFUSES = {
    b"%PDF": "un fichier PDF",
    b"\xd0\xcf\x11\xe0": "un ancien classeur .xls",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
}
ERREURS_DU_TABLEUR = ("#REF!", "#N/A", "#NOM?", "#NAME?", "#VALEUR!", "#VALUE!", "#DIV/0!", "#NUL!")

Cellule = str | Irrecevable


class Rangee(NamedTuple):
    numero: int
    cellules: list[Cellule]

    @property
    def brut(self) -> str:
        return " ; ".join(texte for c in self.cellules if (texte := dire(c)))


class Feuille(BytesIO):
    """A file received, which messages call by its name."""

    def __init__(self, octets: bytes, nom: str) -> None:
        super().__init__(octets)
        self.nom = nom

    def __str__(self) -> str:
        return self.nom

    def __format__(self, forme: str) -> str:
        return self.nom


def dire(cellule: Cellule) -> str:
    return "" if isinstance(cellule, Irrecevable) else cellule


def en_texte(octets: bytes) -> str:
    """Decode as Windows, Teams and the web write: UTF-8, UTF-16 with its mark, else cp1252."""
    if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        codage = "utf-16"
    elif octets[1:2] == b"\0" or octets[3:4] == b"\0":
        codage = "utf-16-le"
    else:
        octets, codage = octets.removeprefix(BOM_UTF8), "utf-8"
    for essai in (codage, "cp1252") if codage == "utf-8" else (codage,):
        try:
            return octets.decode(essai)
        except UnicodeDecodeError as erreur:
            debut = erreur.start
    ligne = octets[:debut].count(b"\n") + 1
    raison = f"octet {octets[debut]:#04x} illisible : enregistrez la liste en UTF-8 ou en .xlsx"
    raise ListeIllisible(Faute(ligne, raison))


def refuser_les_autres_fichiers(octets: bytes, nom: str) -> None:
    if len(octets) > OCTETS_MAXI:
        raise ListeIllisible(Faute(0, f"« {nom} » dépasse {OCTETS_MAXI // 2**20} Mo."))
    for debut, quoi in REFUSES.items():
        if octets.startswith(debut):
            raise ListeIllisible(
                Faute(0, f"« {nom} » est {quoi} : donnez un classeur .xlsx ou un fichier CSV.")
            )


def rangees_du_classeur(octets: bytes, nom: str) -> list[list[Rangee]]:
    """The rows of each sheet."""
    try:
        classeur = Classeur(Feuille(octets, nom))
        try:
            return [_bornees(classeur.lire(feuille)) for feuille in classeur.noms()]
        finally:
            classeur.fermer()
    except TableIllisible as erreur:
        raise ListeIllisible(Faute(erreur.ligne, str(erreur))) from None
    except DossierIllisible as erreur:
        raise ListeIllisible(Faute(0, str(erreur))) from None


def rangees_du_texte(texte: str, separateur: str) -> list[Rangee]:
    """The rows of a text; a quoted cell may hold line breaks, a row is named by its first line."""
    lecteur = csv.reader(StringIO(texte, newline=""), delimiter=separateur, strict=True)
    rangees, numero = [], 1
    try:
        for cellules in lecteur:
            rangees.append(Rangee(numero, [_cellule(texte) for texte in cellules]))
            numero = lecteur.line_num + 1
    except csv.Error:
        raise ListeIllisible(
            Faute(numero, "un guillemet est ouvert et mal refermé : corrigez ou retirez-le")
        ) from None
    return rangees


def _bornees(rangees: Iterable) -> list[Rangee]:
    lues: list[Rangee] = []
    for numero, cellules in rangees:
        if numero > RANGEES_MAXI:
            raise ListeIllisible(
                Faute(numero, f"plus de {RANGEES_MAXI} lignes : ce n’est pas une liste de présents")
            )
        lues.append(Rangee(numero, [_cellule(c) for c in cellules]))
    return lues


def _cellule(valeur: object) -> Cellule:
    """The text of a cell, as it is seen; a formula or an error stays refused."""
    if valeur is None or isinstance(valeur, Irrecevable):
        return valeur or ""
    if isinstance(valeur, datetime | date):
        return f"{valeur:%d/%m/%Y}"
    if isinstance(valeur, float) and valeur.is_integer():
        valeur = int(valeur)
    texte = " ".join(str(valeur).replace("\ufeff", "").split())
    if texte.startswith("=") and len(texte) > 1:
        return Irrecevable(f"{cite(texte)} est une formule : remplacez-la par sa valeur")
    if texte in ERREURS_DU_TABLEUR:
        return Irrecevable(f"{cite(texte)} est une erreur du tableur : corrigez la cellule")
    return texte
