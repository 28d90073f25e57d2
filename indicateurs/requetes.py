"""Reads for the pages of indicators."""

from datetime import date

from django.db.models import Max, Min

from cellule.annees import PREMIERE
from cellule.models import Cellule
from evenements.models import Activite

from .calcul import calculer
from .models import ZeroConstate
from .resultats import Resultats

# Years offered beside the year shown.
ANNEES_PROPOSEES = 10


def annees_proposees(jour: date, annee: int) -> list[int]:
    """The years to choose from: those of the journal, the current one, the one shown."""
    bornes = Activite.objects.aggregate(min=Min("annee_retenue"), max=Max("annee_retenue"))
    derniere = jour.year
    premiere = max(bornes["min"] or derniere - 1, derniere - ANNEES_PROPOSEES + 1, PREMIERE)
    proposees = set(range(min(premiere, derniere - 1), derniere + 1)) | {annee}
    return sorted(proposees, reverse=True)


def annee_et_precedente(
    cellule: Cellule, annee: int, codes: list[str] | None = None
) -> tuple[Resultats, Resultats]:
    """The results of a year and of the one before, as known today."""
    jour = cellule.aujourdhui()
    return (
        calculer(cellule, annee, arret=jour, codes=codes),
        calculer(cellule, annee - 1, arret=jour, codes=codes),
    )


def zero_est_constate(code: str, annee: int) -> bool:
    return ZeroConstate.objects.filter(annee=annee, indicateur=code).exists()


def est_vide(resultats: Resultats) -> bool:
    """Nothing counted, no value anywhere, an empty journal: nobody has entered this year."""
    if any(resultat.comptes or resultat.valeur for resultat in resultats.values()):
        return False
    return not Activite.objects.filter(annee_retenue=resultats.annee).exists()
