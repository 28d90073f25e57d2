"""The first pages of a region (ARS) and of the nation (DGOS): who is there, what is complete."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cellule.annees import AnneeIllisible, annee_de_travail, lire_annee
from cellule.droits import droit
from cellule.models import Cellule, Departement, EtatRegion, Region
from cellule.perimetre import perimetre
from cellule.tri import cle_de_tri

from . import droits, requetes
from .calcul import AnneeNonCommencee, calculer
from .catalogue import CATALOGUE
from .presentation import Fiche, Resume, resumer


@dataclass(frozen=True)
class SocleDUneCellule:
    """The 13 indicators of a cell, as its regional agency may read them."""

    cellule: Cellule
    resume: Resume
    fiches: list[Fiche]
    vide: bool


@droit(droits.LIRE_LA_REGION.code)
@require_safe
def region(request: HttpRequest, region: str) -> HttpResponse:
    """The cells of the region, read one by one, each in its own perimeter."""
    territoire = get_object_or_404(Region, pk=region)
    cellules = list(Cellule.objects.filter(regions__contains=[region]))
    jour = cellules[0].aujourdhui() if cellules else timezone.localdate()
    contexte = {"region": territoire, "annees": range(jour.year, jour.year - 5, -1), "erreur": ""}
    try:
        annee = lire_annee(request.GET.get("annee"), jour)
        socles = [_socle(cellule, annee) for cellule in cellules]
    except AnneeIllisible as erreur:
        annee, socles, contexte["erreur"] = annee_de_travail(jour), [], str(erreur)
    except AnneeNonCommencee:
        socles, contexte["erreur"] = [], f"L’année {annee} n’a pas commencé."
    contexte |= {"annee": annee, "arret": jour, "socles": socles}
    status = 400 if contexte["erreur"] else 200
    return render(request, "indicateurs/region.html", contexte, status=status)


def _socle(cellule: Cellule, annee: int) -> SocleDUneCellule:
    with perimetre(cellule):
        resultats = calculer(cellule, annee, codes=CATALOGUE.socle(annee))
        vide = requetes.est_vide(resultats)
    return SocleDUneCellule(
        cellule=cellule,
        resume=resumer("indicateurs socle", resultats.values()),
        fiches=[Fiche(resultat, None, annee) for resultat in resultats.values()],
        vide=vide,
    )


@droit(droits.LIRE_LA_NATION.code)
@require_safe
def nation(request: HttpRequest) -> HttpResponse:
    """Each region with its cell, or where its project stands. No figure crosses the wall here."""
    etats = {etat.region_id: etat for etat in EtatRegion.objects.all()}
    noms = dict(Departement.objects.values_list("code", "nom"))
    cellules: dict[str, list[dict]] = {}
    for cellule in Cellule.objects.all():
        couverts = [noms.get(code, code) for code in cellule.departements]
        for code in cellule.regions:
            cellules.setdefault(code, []).append({"nom": cellule.nom, "departements": couverts})
    lignes = [
        {"region": r, "cellules": cellules.get(r.code, []), "etat": etats.get(r.code)}
        for r in sorted(Region.objects.all(), key=lambda r: cle_de_tri(r.nom, longueur=50))
    ]
    pourvues = sum(bool(ligne["cellules"]) for ligne in lignes)
    contexte = {"lignes": lignes, "pourvues": pourvues}
    return render(request, "indicateurs/nation.html", contexte)
