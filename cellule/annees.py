"""The year that a page is asked for (`?annee=`)."""

import re
from datetime import date

from cellule.dossier.genres import cite

PREMIERE = 2000
# From January to March people finish the report of the year that has just ended.
MOIS_DU_RAPPORT = 3


class AnneeIllisible(ValueError):
    """Not a year: the message says what was found, in words for the reader."""


def annee_de_travail(jour: date) -> int:
    """The year people work on: the past one from January to March, then the current one."""
    return jour.year - 1 if jour.month <= MOIS_DU_RAPPORT else jour.year


def lire_annee(texte: str | None, jour: date) -> int:
    """The year asked for, the working year when none is; raises `AnneeIllisible`."""
    if texte is None:
        return annee_de_travail(jour)
    if not re.fullmatch(r"[0-9]{4}", texte) or int(texte) < PREMIERE:
        raise AnneeIllisible(f"{cite(texte)} n’est pas une année.")
    return int(texte)
