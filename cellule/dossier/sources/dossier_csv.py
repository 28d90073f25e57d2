"""A folder of CSV files: UTF-8, comma, header line; read line by line, whatever the size."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cellule.typographie import nombre

from .base import DossierIllisible, Rangee, TableIllisible

# A longer line is no table: the memory is not ours to give.
LIGNE_MAXI = 16 * 2**20
CELLULE_MAXI = 2**20

ENREGISTRER_EN_UTF8 = (
    "enregistrez-le en UTF-8 (Excel : « CSV UTF-8 (délimité par des virgules) » ; "
    "LibreOffice : jeu de caractères « Unicode (UTF-8) »)"
)


class DossierCSV:
    stricte = True

    def __init__(self, dossier: Path) -> None:
        try:
            fichiers = [f for f in dossier.iterdir() if f.is_file() and not f.name.startswith(".")]
        except OSError as erreur:
            raise DossierIllisible(
                f"« {dossier} » ne peut pas être lu : {erreur.strerror}."
            ) from None
        fichiers = [f for f in sorted(fichiers) if f.suffix.lower() == ".csv"]
        self._fichiers = {f.stem: f for f in fichiers}
        for fichier in fichiers:
            if self._fichiers[fichier.stem] is not fichier:
                raise DossierIllisible(f"« {dossier} » contient deux fois {fichier.stem}.csv.")
        if not fichiers:
            raise DossierIllisible(
                f"« {dossier} » ne contient aucun fichier .csv : un dossier a au moins cellule.csv."
            )

    def noms(self) -> list[str]:
        return list(self._fichiers)

    def lire(self, nom: str) -> Iterator[Rangee]:
        chemin = self._fichiers[nom]
        try:
            with chemin.open("rb") as fichier:
                yield from self._rangees(chemin.name, fichier)
        except OSError as erreur:
            raise TableIllisible(f"{chemin.name} ne peut pas être lu : {erreur.strerror}") from None

    def _rangees(self, nom: str, fichier: BinaryIO) -> Iterator[Rangee]:
        csv.field_size_limit(CELLULE_MAXI)
        lecteur = csv.reader(_lignes(nom, fichier), strict=True)
        while True:
            # A quoted cell may hold line breaks: a row is named by the line where it begins.
            numero = lecteur.line_num + 1
            try:
                cellules = next(lecteur)
            except StopIteration:
                return
            except csv.Error as erreur:
                raise TableIllisible(_expliquer(erreur), numero) from None
            yield Rangee(numero, cellules)

    def fermer(self) -> None:
        """Nothing stays open."""


def _lignes(nom: str, fichier: BinaryIO) -> Iterator[str]:
    """Decode line by line, so that a wrong byte is named with its line."""
    numero = 0
    while octets := fichier.readline(LIGNE_MAXI):
        numero += 1
        if numero == 1:
            if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
                raise TableIllisible(f"{nom} est en UTF-16 : {ENREGISTRER_EN_UTF8}")
            octets = octets.removeprefix(BOM_UTF8)
        if len(octets) == LIGNE_MAXI:
            raise TableIllisible(
                f"une ligne de plus de {LIGNE_MAXI // 2**20} Mo : ce n’est pas un tableau CSV",
                numero,
            )
        try:
            yield octets.decode("utf-8")
        except UnicodeDecodeError as erreur:
            raise TableIllisible(
                f"{nom} n’est pas en UTF-8 (octet {octets[erreur.start]:#04x} "
                f"à la position {erreur.start + 1}) : {ENREGISTRER_EN_UTF8}",
                numero,
            ) from None


def _expliquer(erreur: csv.Error) -> str:
    texte = str(erreur)
    if "field limit" in texte:
        return (
            f"une cellule de plus de {nombre(CELLULE_MAXI)} caractères : "
            "sans doute un guillemet ouvert et jamais refermé"
        )
    if "unexpected end of data" in texte:
        return "un guillemet est ouvert et jamais refermé jusqu’à la fin du fichier"
    if "new-line character" in texte:
        return "fins de ligne anciennes (CR seul) : enregistrez avec des fins de ligne LF ou CRLF"
    return "un guillemet est mal placé : doublez les guillemets qui font partie d’un texte"
