"""The first page of the nation (DGOS): who is there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.droits import droit
from cellule.models import Cellule, Departement, EtatRegion, Region
from cellule.tri import cle_de_tri

from . import droits


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
