"""The first pages of an agency: the reports of its cells, then the figures of one of them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cellule.annees import AnneeIllisible, annee_de_travail, lire_annee
from cellule.droits import droit
from cellule.models import Cellule, Region
from cellule.perimetre import perimetre
from indicateurs.calcul import AnneeNonCommencee
from rapports.droits import ars
from rapports.region import dans_une_cellule_de_la_region
from rapports.requetes.region import AnneeSuivie, annees_proposees_a_l_ars, annees_suivies, socle_de


@dataclass(frozen=True)
class CelluleSuivie:
    """A cell of the region and its years, the last first."""

    cellule: Cellule
    annees: list[AnneeSuivie]


@droit(ars.LIRE_LA_REGION.code)
@require_safe
def region(request: HttpRequest, region: str) -> HttpResponse:
    """The cells of the region, read one by one, each in its own perimeter."""
    territoire = get_object_or_404(Region, pk=region)
    suivies = [_suivre(cellule) for cellule in Cellule.objects.filter(regions__contains=[region])]
    attentes = [(s.cellule, a) for s in suivies for a in s.annees if a.a_examiner]
    contexte = {
        "region": territoire,
        "suivies": suivies,
        "attentes": sorted(attentes, key=lambda attente: attente[1].campagne.fin_examen),
    }
    return render(request, "rapports/ars/region.html", contexte)


def _suivre(cellule: Cellule) -> CelluleSuivie:
    with timezone.override(cellule.zone), perimetre(cellule):
        return CelluleSuivie(cellule, annees_suivies(cellule))


@droit(ars.LIRE_LA_REGION.code)
@require_safe
@dans_une_cellule_de_la_region
def chiffres(request: HttpRequest, region: str, cellule: Cellule) -> HttpResponse:
    """The socle of a cell as it is known today: provisional until a report is accepted."""
    jour = cellule.aujourdhui()
    contexte = {
        "region": get_object_or_404(Region, pk=region),
        "cellule": cellule,
        "arret": jour,
        "erreur": "",
    }
    try:
        annee = lire_annee(request.GET.get("annee"), jour)
        contexte["socle"] = socle_de(cellule, annee)
    except AnneeIllisible as erreur:
        annee, contexte["erreur"] = annee_de_travail(jour), str(erreur)
    except AnneeNonCommencee:
        contexte["erreur"] = f"L’année {annee} n’a pas commencé."
    contexte |= {"annee": annee, "annees": annees_proposees_a_l_ars(jour, annee)}
    status = 400 if contexte["erreur"] else 200
    return render(request, "rapports/ars/chiffres.html", contexte, status=status)
