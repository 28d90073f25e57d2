"""Days as people and spreadsheets write them, in the French order."""

import re
from datetime import date, timedelta

from .mots import plier

FRANCAIS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
EN_LETTRES = re.compile(r"(?:\w+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})")
HEURE = re.compile(r"[ T]+\d{1,2}[:h]\d{2}(:\d{2}(\.\d+)?)?$")
# An Excel day between 1954 and 2119: a year alone, or a count, is none.
SERIE = re.compile(r"[2-7]\d{4}")
ORIGINE = date(1899, 12, 30)
PIVOT = 70
SANS_HEURE = "l’heure a été laissée de côté"
MOIS = {
    nom: rang
    for rang, noms in enumerate(
        ("janvier janv jan", "fevrier fevr fev", "mars", "avril avr", "mai", "juin", "juillet juil",
         "aout", "septembre sept", "octobre oct", "novembre nov", "decembre dec"), start=1)
    for nom in noms.split()
}  # fmt: skip


class PasUnJour(ValueError):
    """No day of the calendar."""


def lire_une_date(texte: str) -> tuple[date, str]:
    """The day that a text says, and what must be told about it (« » most often)."""
    sans_heure = HEURE.sub("", texte)
    avis = SANS_HEURE if sans_heure != texte else ""
    if SERIE.fullmatch(sans_heure):
        jour = ORIGINE + timedelta(days=int(sans_heure))
        return jour, f"nombre d’Excel lu comme le {jour:%d/%m/%Y}"
    try:
        if trouve := ISO.fullmatch(sans_heure):
            annee, mois, quantieme = map(int, trouve.groups())
        elif trouve := FRANCAIS.fullmatch(sans_heure):
            quantieme, mois, annee = map(int, trouve.groups())
            annee += 0 if len(trouve[3]) == 4 else 1900 if annee >= PIVOT else 2000
        elif (trouve := EN_LETTRES.fullmatch(plier(sans_heure))) and trouve[2] in MOIS:
            quantieme, mois, annee = int(trouve[1]), MOIS[trouve[2]], int(trouve[3])
        else:
            raise PasUnJour
        return date(annee, mois, quantieme), avis
    except ValueError:
        raise PasUnJour(texte) from None
