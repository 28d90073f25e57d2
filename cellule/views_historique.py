"""Who changed what, and when: of one row, of the whole cell."""

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cellule.dossier.registre import tables_des_ecrans
from cellule.droits import droit, peut
from cellule.forms_historique import FiltreDeLHistorique
from cellule.historique import raconter
from cellule.models import Cellule, Trace
from cellule.recherche import sortes
from cellule.requetes import actes_de_la_cellule, auteurs_des_actes, jetee, traces_de_la_ligne

ACTES_PAR_PAGE = 50


@droit("historique.lire")
@require_safe
def historique(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Every act of the cell. A filter that means nothing shows an error and no act."""
    filtre, page = FiltreDeLHistorique(request.GET, auteurs=auteurs_des_actes()), None
    erreur = ""
    if filtre.is_valid():
        page, erreur = _page(request, actes_de_la_cellule(**filtre.cleaned_data))
    else:
        erreur = " ".join(message for liste in filtre.errors.values() for message in liste)
    contexte = {
        "filtre": filtre,
        "filtree": any(request.GET.get(nom) for nom in filtre.fields),
        "erreur": erreur,
        "page": page,
        "actes": raconter(page.object_list) if page else [],
    }
    return render(request, "cellule/historique.html", contexte, status=400 if erreur else 200)


@droit("historique.lire")
@require_safe
def historique_d_une_ligne(
    request: HttpRequest, cellule: Cellule, table: str, ligne: int
) -> HttpResponse:
    """What was done to one row, even removed since."""
    page, erreur = _page(request, traces_de_la_ligne(table, ligne))
    connue = tables_des_ecrans().get(table)
    presente = connue.modele.objects.filter(pk=ligne).first() if connue else None
    if presente is None and not erreur and not page.object_list:
        raise Http404
    actes = raconter(page.object_list, cle=ligne) if page else []
    contexte = {
        "nom": str(presente) if presente else _dernier_nom(actes),
        "genre": connue.modele._meta.verbose_name if connue else "",
        "presente": presente,
        "fiche": _fiche(request, cellule, presente),
        "entree": None if presente else jetee(table, ligne),
        "erreur": erreur,
        "page": page,
        "actes": actes,
        "peut_annuler": peut(request, "corbeille.tenir"),
    }
    statut = 400 if erreur else 200
    return render(request, "cellule/historique_ligne.html", contexte, status=statut)


def _fiche(request: HttpRequest, cellule: Cellule, presente: Model | None) -> str:
    """The page of the row, for who may read it."""
    noms = [s.fiche for s in sortes() if s.modele is type(presente) and peut(request, s.droit)]
    return reverse(noms[0], args=[cellule.code, presente.pk]) if any(noms) else ""


def _dernier_nom(actes: list) -> str:
    return next((acte.trace.objet for acte in actes if acte.trace.cle is not None), "")


def _page(request: HttpRequest, traces: QuerySet[Trace]):
    """The page asked for, or what is wrong with the number."""
    try:
        return Paginator(traces, ACTES_PAR_PAGE).page(request.GET.get("page", 1)), ""
    except InvalidPage:
        return None, "Cette page de la liste n’existe pas."
