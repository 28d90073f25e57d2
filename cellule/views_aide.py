"""The help of a cell: all subjects, one subject."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.aide import SUJETS, texte_de
from cellule.droits import DE_LA_CELLULE, declarer, droit
from cellule.models import Cellule

LIRE = declarer("aide.lire", "Lire l’aide des écrans de la cellule", DE_LA_CELLULE)


@droit(LIRE.code)
@require_safe
def aide(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    return render(request, "cellule/aide.html", {"sujets": SUJETS.values()})


@droit(LIRE.code)
@require_safe
def sujet(request: HttpRequest, cellule: Cellule, sujet: str) -> HttpResponse:
    """What a page is for, how it is used, what counts in which indicator."""
    if sujet not in SUJETS:
        raise Http404("Ce sujet n’existe pas.")
    contexte = {"sujet": SUJETS[sujet], "sujets": SUJETS.values(), "texte": texte_de(sujet)}
    return render(request, "cellule/aide_sujet.html", contexte)
