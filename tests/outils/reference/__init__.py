"""The 24 indicators a second time, in plain Python over the rows of a dossier.

Written from the rules alone, without a line of the product: neither Django, nor SQL, nor its
catalogue. It is slow and literal; the tests hold the product to it on random dossiers.
"""

from datetime import date

from . import animation, culture, diagnostic, information
from .lecture import Ligne, lire
from .notions import Activite, Annee, AnneeRefusee

INDICATEURS = (
    diagnostic.INDICATEURS | animation.INDICATEURS | culture.INDICATEURS | information.INDICATEURS
)
# What names a row of the tables that have no code.
SANS_CODE = {"D1": "structure", "D3": "intitule", "D4": "intitule", "D5": "url", "D7": "intitule",
             "A1": "valeur", "A7": "intitule"}  # fmt: skip


def resultats(dossier: dict[str, list[dict]], annee: int, arret: date) -> dict[str, dict]:
    """The results of regles §2, by code, for the rows of a dossier as its files write them."""
    complets = _complets(dossier, annee, arret)
    return {
        code: {partie: valeur for partie, valeur in resultat.items() if partie != "lignes"}
        for code, resultat in complets.items()
    }


def lignes(dossier: dict[str, list[dict]], annee: int, arret: date) -> dict[str, dict]:
    """The rows counted (reason "") and excluded, by code and reason, each by what names it."""
    return {
        code: {
            motif: sorted(_nom(code, candidat) for candidat in candidats)
            for motif, candidats in resultat["lignes"].items()
        }
        for code, resultat in _complets(dossier, annee, arret).items()
    }


def _complets(dossier: dict[str, list[dict]], annee: int, arret: date) -> dict[str, dict]:
    an = Annee(lire(dossier), annee, arret)
    return {code: calculer(an) for code, calculer in INDICATEURS.items()}


def _nom(code: str, candidat: Ligne | Activite) -> str:
    ligne = candidat.ligne if isinstance(candidat, Activite) else candidat
    return ligne[SANS_CODE.get(code, "code")]


__all__ = ["INDICATEURS", "AnneeRefusee", "lignes", "resultats"]
