"""Reading a file of a spreadsheet: its sheets, and the cells of one of them."""

from . import ods, texte, xlsx
from .base import (
    ENREGISTRER,
    OCTETS_MAXI,
    Feuille,
    FichierIllisible,
    Formule,
    Grille,
    est_vide,
    lettre,
    nettoyer,
)
from .porte import garder_la_porte

ZIP, ANCIEN, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def ouvrir(octets: bytes) -> list[Feuille]:
    """The sheets of a file, by what it holds rather than by its name."""
    if len(octets) > OCTETS_MAXI:
        raise FichierIllisible(
            f"Ce fichier dépasse {OCTETS_MAXI // 2**20} Mo : gardez les seules lignes et colonnes "
            "à importer, ou partagez-le en plusieurs fichiers."
        )
    if not octets.strip():
        raise FichierIllisible("Ce fichier est vide.")
    if octets.startswith(ANCIEN):
        raise FichierIllisible(
            f"Ce classeur est d’un ancien format (.xls) ou protégé par un mot de passe : "
            f"{ENREGISTRER}, sans mot de passe."
        )
    if octets.startswith(PDF):
        raise FichierIllisible(
            "Ce fichier est un PDF : demandez le tableur d’où il vient, ou copiez son tableau et "
            "collez-le ici."
        )
    if not octets.startswith(ZIP):
        return texte.feuilles(octets)
    membres = garder_la_porte(octets)
    if "xl/workbook.xml" in membres:
        return xlsx.feuilles(octets)
    if "content.xml" in membres:
        return ods.feuilles(octets)
    raise FichierIllisible(f"Ce fichier n’est pas un classeur .xlsx ou .ods : {ENREGISTRER}.")


__all__ = [
    "Feuille",
    "FichierIllisible",
    "Formule",
    "Grille",
    "est_vide",
    "lettre",
    "nettoyer",
    "ouvrir",
]
