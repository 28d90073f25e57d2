"""Rules across the columns of a row that several tables share."""

from collections.abc import Callable

from cellule.moments import precede

from .genres import cite
from .tables import Contexte, Ligne, Regle


def dates_en_ordre(debut: str, fin: str) -> Regle:
    """« An end before its beginning is an error. » (format)"""

    def verifier(ligne: Ligne, contexte: Contexte) -> str | None:
        if ligne[debut] and ligne[fin] and ligne[fin] < ligne[debut]:
            return f"{cite(ligne[fin])} précède {debut} ({ligne[debut]})"
        return None

    return Regle((debut, fin), verifier)


def moments_en_ordre(debut: str, fin: str) -> Regle:
    """The same for two moments, read in the time zone of the cell."""

    def verifier(ligne: Ligne, contexte: Contexte) -> str | None:
        if ligne[fin] and precede(ligne[fin], ligne[debut], contexte.zone):
            return f"{cite(ligne[fin])} précède {debut} ({ligne[debut]})"
        return None

    return Regle((debut, fin), verifier)


def presence_selon(
    colonne: str, statut: str, *, requise_si: str, vide_sinon: bool = False
) -> Regle:
    """A date that one status requires, and that the others may forbid."""

    def verifier(ligne: Ligne, contexte: Contexte) -> str | None:
        present, voulu = bool(ligne[colonne]), ligne[statut] == requise_si
        if voulu and not present:
            return f"valeur requise quand {statut} est {requise_si}"
        if vide_sinon and present and not voulu:
            return f"doit être vide quand {statut} n’est pas {requise_si}"
        return None

    return Regle((statut, colonne), verifier)


def regle(*colonnes: str, coupable: str = "") -> Callable[[Callable[[Ligne], str | None]], Regle]:
    """Turn a function of the row into a rule."""
    return lambda verifier: Regle(colonnes, lambda ligne, contexte: verifier(ligne), coupable)
