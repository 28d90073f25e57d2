"""Reads for the pages of indicators."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from cellule.annees import PREMIERE
from cellule.models import Cellule
from evenements.models import Activite
from evenements.requetes import annees_du_journal

from .calcul import calculer, calculer_dans
from .contexte import Contexte
from .couverture import Couverture, couverture_de
from .models import Releve, ZeroConstate
from .resultats import Resultats
from .stockes import Stockes, stockes_avant

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


@dataclass(frozen=True)
class AnneeDuTableau:
    """A year as the dashboard shows it: computed now, with what is stored of the years before."""

    resultats: Resultats
    avant: Resultats
    stockes: Stockes
    couverture: Couverture


def annee_du_tableau(cellule: Cellule, annee: int) -> AnneeDuTableau:
    """Last year is read from what the night has stored while it still holds, computed otherwise."""
    jour = cellule.aujourdhui()
    ctx = Contexte(cellule, annee, jour)
    resultats, stockes = calculer_dans(ctx), stockes_avant(annee)
    avant = stockes.precedente() or calculer(cellule, annee - 1, arret=jour)
    return AnneeDuTableau(resultats, avant, stockes, couverture_de(ctx))


def annees_a_relever(jour: date) -> list[int]:
    """The years that the night stores: this one and the last; an older one of the journal once."""
    recentes = {jour.year, jour.year - 1}
    stockees = set(Releve.objects.order_by().values_list("annee", flat=True).distinct())
    anciennes = {une for une in annees_du_journal() if PREMIERE <= une < jour.year}
    return sorted(recentes | (anciennes - stockees), reverse=True)


def zero_est_constate(code: str, annee: int) -> bool:
    return ZeroConstate.objects.filter(annee=annee, indicateur=code).exists()


def est_vide(resultats: Resultats) -> bool:
    """Nothing counted, no value anywhere, an empty journal: nobody has entered this year."""
    if any(resultat.comptes or resultat.valeur for resultat in resultats.values()):
        return False
    return not Activite.objects.filter(annee_retenue=resultats.annee).exists()
