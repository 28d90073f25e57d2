"""CSV files and what is pasted: encoding and separator are found, and said."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from io import StringIO

from .base import Feuille, FichierIllisible, Grille, est_vide

SEPARATEURS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
GARDE = re.compile(r"'[=+\-@\t\r]")
CELLULE_MAXI = 2**17
# Enough to tell how many cells the rows of a file have.
ECHANTILLON = 200


def feuilles(octets: bytes) -> list[Feuille]:
    return [Feuille("", lambda: lire(octets))]


def lire(octets: bytes) -> Grille:
    texte, encodage = decoder(octets)
    separateur = trouver_le_separateur(texte)
    grille = Grille(stricte=True)
    grille.notes.append(f"Texte lu en {encodage}, séparateur : {SEPARATEURS[separateur]}.")
    csv.field_size_limit(CELLULE_MAXI)
    lecteur = csv.reader(StringIO(texte, newline=""), delimiter=separateur, strict=True)
    while True:
        # A quoted cell may hold line breaks: a row is named by the line where it begins.
        numero = lecteur.line_num + 1
        try:
            cellules = next(lecteur)
        except StopIteration:
            return grille
        except csv.Error as erreur:
            raise FichierIllisible(f"Ligne {numero} : {_expliquer(erreur)}.") from None
        grille.ajouter(numero, [_sans_garde(cellule) for cellule in cellules])


def _sans_garde(cellule: str) -> str:
    """Our files and others put an apostrophe before what a spreadsheet would run."""
    return cellule[1:] if GARDE.match(cellule) else cellule


def decoder(octets: bytes) -> tuple[str, str]:
    """The text of a file, and the name of its encoding."""
    if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodage = "utf-16"
    elif octets.startswith(BOM_UTF8):
        encodage = "utf-8-sig"
    elif b"\0" in octets[:1000]:
        # Half of the bytes of a Latin text in UTF-16: those of even or of odd rank.
        encodage = "utf-16-be" if octets[:1] == b"\0" else "utf-16-le"
    else:
        encodage = "utf-8"
    noms = {"utf-16-be": "UTF-16", "utf-16-le": "UTF-16", "utf-16": "UTF-16"}
    try:
        texte, nom = octets.decode(encodage), noms.get(encodage, "UTF-8")
    except UnicodeDecodeError:
        if encodage != "utf-8":
            raise FichierIllisible(PAS_UN_TEXTE) from None
        try:
            texte, nom = octets.decode("cp1252"), "Windows-1252"
        except UnicodeDecodeError:
            texte, nom = octets.decode("latin-1"), "ISO-8859-1"
    if "\0" in texte:
        raise FichierIllisible(PAS_UN_TEXTE)
    return texte.replace("\r\n", "\n").replace("\r", "\n"), nom


PAS_UN_TEXTE = (
    "Ce fichier n’est ni un classeur ni un texte : donnez un fichier .xlsx, .ods, .csv ou .txt."
)


def trouver_le_separateur(texte: str) -> str:
    """The separator that cuts the rows into as many cells as possible, the same number each."""
    return max(SEPARATEURS, key=lambda un: _regularite(texte, un))


def _regularite(texte: str, separateur: str) -> tuple[float, int]:
    lecteur = csv.reader(StringIO(texte, newline=""), delimiter=separateur)
    largeurs: Counter[int] = Counter()
    try:
        for cellules in lecteur:
            if not all(map(est_vide, cellules)):
                largeurs[len(cellules)] += 1
            if lecteur.line_num >= ECHANTILLON:
                break
    except csv.Error:
        return 0, 0
    coupees = {largeur: n for largeur, n in largeurs.items() if largeur > 1}
    if not coupees:
        return 0, 0
    largeur, n = max(coupees.items(), key=lambda paire: (paire[1], paire[0]))
    return n / sum(largeurs.values()), largeur


def _expliquer(erreur: csv.Error) -> str:
    texte = str(erreur)
    if "field limit" in texte or "unexpected end of data" in texte:
        return "un guillemet est ouvert et jamais refermé"
    return "un guillemet est mal placé : doublez les guillemets qui font partie d’un texte"
