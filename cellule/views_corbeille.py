"""The bin, and the undoing of an act."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.actions.annulation import annuler as annuler_l_acte
from cellule.actions.corbeille import DejaFait, effacer, retablir
from cellule.droits import droit
from cellule.historique import genre_de
from cellule.messages import message_annulable
from cellule.models import Cellule, Corbeille, Trace
from cellule.models.corbeille import JOURS
from cellule.requetes import entrees_de_la_corbeille

ENTREES_PAR_PAGE = 50
# What the act that undoes another has done.
FAITS = {
    Trace.Geste.SUPPRESSION: "C’est annulé : « {} » est à la corbeille.",
    Trace.Geste.RETABLISSEMENT: "« {} » est de retour.",
    Trace.Geste.MODIFICATION: "C’est annulé : « {} » est comme avant.",
    # Done again where it was done the first time, not by a button.
    "": "C’est annulé\u00a0: {}.",
}


@droit("corbeille.tenir")
@require_POST
def annuler(request: HttpRequest, cellule: Cellule, trace: int) -> HttpResponse:
    """Undo an act, then go back to where it was asked."""
    acte = get_object_or_404(Trace, pk=trace)
    faite = _dire(request, lambda: annuler_l_acte(acte))
    suite = request.GET.get("suite") or request.POST.get("suite", "")
    return redirect(_suite(request, cellule, suite, partie=_partie(faite)))


@droit("corbeille.tenir")
@require_safe
def corbeille(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What was removed in the last thirty days."""
    erreur, page = "", None
    try:
        entrees = Paginator(entrees_de_la_corbeille(), ENTREES_PAR_PAGE)
        page = entrees.page(request.GET.get("page", 1))
    except InvalidPage:
        erreur = "Cette page de la liste n’existe pas."
    contexte = {
        "page": page,
        "erreur": erreur,
        "jours": JOURS,
        "entrees": [(entree, genre_de(entree.trace)) for entree in page or ()],
    }
    return render(request, "cellule/corbeille.html", contexte, status=400 if erreur else 200)


@droit("corbeille.tenir")
@require_POST
def retablir_une_entree(request: HttpRequest, cellule: Cellule, entree: int) -> HttpResponse:
    """Put back what a removal took away; what is no longer there is said, a second click is not an
    error."""
    _dire(request, lambda: retablir(Corbeille(pk=entree)))
    return redirect(_suite(request, cellule, request.POST.get("suite", "")))


@droit("corbeille.tenir")
@require_http_methods(["GET", "HEAD", "POST"])
def effacer_une_entree(request: HttpRequest, cellule: Cellule, entree: int) -> HttpResponse:
    """A page asks before: nothing brings these rows back."""
    if request.method != "POST":
        jetee = get_object_or_404(entrees_de_la_corbeille(), pk=entree)
        return render(request, "cellule/effacer.html", {"entree": jetee})
    try:
        trace = effacer(Corbeille(pk=entree))
    except DejaFait as refus:
        messages.info(request, " ".join(refus.messages))
    else:
        messages.success(request, f"« {trace.objet} » est supprimé définitivement.")
    return redirect("corbeille", cellule=cellule.code)


def _dire(request: HttpRequest, acte) -> Trace | None:
    """Do it, and say what was done or why it was not."""
    try:
        faite = acte()
    except DejaFait as refus:
        messages.info(request, " ".join(refus.messages))
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        message_annulable(request, FAITS[faite.geste].format(faite.objet), faite)
        return faite
    return None


def _partie(faite: Trace | None) -> int | None:
    """The row that an act has just taken away."""
    return faite.cle if faite and faite.geste == Trace.Geste.SUPPRESSION else None


def _suite(request: HttpRequest, cellule: Cellule, suite: str, *, partie: int | None = None) -> str:
    """A page of this cell, never that of a row that has just gone; otherwise the bin."""
    sure = url_has_allowed_host_and_scheme(
        suite, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    chemin = urlsplit(suite).path
    if sure and chemin.startswith(f"/c/{cellule.code}/"):
        try:
            designees = resolve(chemin).kwargs.values()
        except Resolver404:
            designees = [partie]
        if partie is None or partie not in designees:
            return suite
    return reverse("corbeille", args=[cellule.code])
