"""What needs a person today, all of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.a_faire import LIRE, a_faire_de
from cellule.annees import annee_de_travail
from cellule.droits import droit
from cellule.instantane import Cadre
from cellule.models import Cellule


@droit(LIRE.code)
@require_safe
def a_faire(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What this person may deal with, kind by kind."""
    jour = cellule.aujourdhui()
    lots = a_faire_de(request, Cadre(cellule, annee_de_travail(jour), jour))
    contexte = {"lots": lots, "total": sum(lot.total for lot in lots), "jour": jour}
    return render(request, "cellule/a_faire.html", contexte)
