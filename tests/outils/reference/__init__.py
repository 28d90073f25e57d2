"""The 24 indicators a second time, in plain Python over the rows of a dossier.

Written from the rules alone, without a line of the product: neither Django, nor SQL, nor its
catalogue. It is slow and literal; the tests hold the product to it on random dossiers.
"""

from datetime import date

from . import animation, culture, diagnostic, information
from .lecture import lire
from .notions import Annee, AnneeRefusee

INDICATEURS = (
    diagnostic.INDICATEURS | animation.INDICATEURS | culture.INDICATEURS | information.INDICATEURS
)


def resultats(dossier: dict[str, list[dict]], annee: int, arret: date) -> dict[str, dict]:
    """The results of regles §2, by code, for the rows of a dossier as its files write them."""
    tables = lire(dossier)
    return {code: calculer(Annee(tables, annee, arret)) for code, calculer in INDICATEURS.items()}


__all__ = ["INDICATEURS", "AnneeRefusee", "resultats"]
