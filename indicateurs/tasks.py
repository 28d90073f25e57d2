"""Jobs of the indicators: computed and stored, for one cell or for all."""

from datetime import date

from celery import shared_task

from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.tasks import dans_chaque_cellule
from cellule.travaux import Suivi, TravailImpossible, demander, travail
from cellule.travaux.tache import TacheDeCellule

from .actions import enregistrer_releves
from .calcul import AnneeNonCommencee, calculer
from .partages import partages
from .requetes import annees_a_relever


@travail("indicateurs", titre="Calcul des indicateurs {annee}")
def relever(suivi: Suivi, *, annee: int, arret: str | None = None) -> dict:
    """Compute the indicators as known on `arret` (an ISO day, today without) and store them."""
    jour = date.fromisoformat(arret) if arret else suivi.cellule.aujourdhui()
    suivi.avancer(10, "Calcul")
    with suivi.lecture():
        try:
            resultats = calculer(suivi.cellule, annee, arret=jour)
        except AnneeNonCommencee as erreur:
            raise TravailImpossible(str(erreur)) from None
        apports = partages(resultats)
    suivi.avancer(80, "Enregistrement")
    with suivi.ecriture():
        enregistrer_releves(resultats=resultats, partages=apports)
    return {"indicateurs": len(resultats), "arret": jour.isoformat()}


@shared_task(base=TacheDeCellule)
def calculer_toutes(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(calculer_une_cellule)} cellules"


@shared_task(base=TacheDeCellule)
def calculer_une_cellule(*, cellule_id: int) -> None:
    """Ask for this year, by the cell's own calendar, for the last one, and once for those that the
    journal has and that were never stored."""
    jour = Cellule.objects.get(pk=cellule_id).aujourdhui()
    with perimetre(cellule_id, ecriture=True):
        for une in annees_a_relever(jour):
            demander("indicateurs", parametres={"annee": une})
