"""The annual report as a job: it takes longer than a page may."""

from datetime import date

from cellule.travaux import Suivi, TravailImpossible, travail
from indicateurs.calcul import AnneeNonCommencee

from .fabrication import NATURE
from .mise_en_page import rendre


@travail(NATURE, titre="Rapport d’activité {annee}", file="rapports")
def rediger(suivi: Suivi, *, annee: int, arret: str | None = None) -> dict:
    """Lay out the report of a year as known on `arret` (an ISO day, today without)."""
    jour = date.fromisoformat(arret) if arret else suivi.cellule.aujourdhui()
    try:
        pdf = rendre(suivi.cellule, annee, arret=jour, avancer=suivi.avancer)
    except AnneeNonCommencee as erreur:
        raise TravailImpossible(str(erreur)) from None
    suivi.deposer(f"rapport-{suivi.cellule.code}-{annee}.pdf", pdf)
    return {"annee": annee, "arret": jour.isoformat(), "octets": len(pdf)}
