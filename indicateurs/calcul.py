"""The one service that computes indicators: command, pages, report and exports call it."""

from collections.abc import Iterable
from datetime import date

from cellule.models import Cellule

from .catalogue import CATALOGUE
from .contexte import AnneeNonCommencee, Contexte
from .models import ZeroConstate
from .resultats import Resultat, Resultats, conclure


def calculer(
    cellule: Cellule, annee: int, *, arret: date | None = None, codes: Iterable[str] | None = None
) -> Resultats:
    """Compute the indicators of a cell and a civil year as known on `arret` (today by default).

    Runs in the perimeter of the cell, by the framework of that year. `codes` limits the
    computation. Raises `AnneeNonCommencee` for a year that has not begun on that day (regles §1).
    """
    return calculer_dans(Contexte(cellule, annee, arret or cellule.aujourdhui()), codes)


def calculer_dans(ctx: Contexte, codes: Iterable[str] | None = None) -> Resultats:
    """The same, leaving to the caller what the year's reads have found."""
    annee = ctx.annee
    zeros = set(ZeroConstate.objects.filter(annee=annee).values_list("indicateur", flat=True))
    de_l_annee = CATALOGUE.en(annee)
    demandes = de_l_annee if codes is None else [code for code in codes if code in de_l_annee]
    resultats: dict[str, Resultat] = {}
    for code in demandes:
        indicateur = de_l_annee[code]
        resultats[code] = conclure(
            indicateur, indicateur.calculer(ctx), zero_constate=code in zeros
        )
    return Resultats(annee, ctx.arret, resultats, CATALOGUE.version(annee))


__all__ = ["AnneeNonCommencee", "calculer", "calculer_dans"]
