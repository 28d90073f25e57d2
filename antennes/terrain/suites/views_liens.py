"""The page that a link of the weekly mail opens, without signing in: its button does the gesture.

The token is the whole authority: no cookie is read, so there is nothing to forge across sites.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from antennes.models import Mandat
from cellule.actions.comptes import regler_preferences
from cellule.champs import reporter_le_refus
from cellule.droits import publique
from cellule.entree import repondre_dans
from cellule.models import Utilisateur
from cellule.trace import au_nom_de
from evenements.models import StatutActivite, Suite

from .actions import (
    annuler_la_reunion,
    confirmer_la_reunion,
    finir_la_tache,
    remettre_la_reunion,
)
from .forms import formulaire_de
from .liens import DES_REUNIONS, Geste, Lien, LienMort, ligne_de, lire, porteur

# What the page asks, and what its button says.
QUESTIONS = {
    Geste.TENUE: ("Cette réunion a eu lieu", "Confirmer : tenue"),
    Geste.REPORTEE: ("Cette réunion est reportée", "Confirmer : reportée"),
    Geste.ANNULEE: ("Cette réunion est annulée", "Confirmer : annulée"),
    Geste.FAITE: ("Cette tâche est faite", "Confirmer : faite"),
    Geste.ARRET: ("Ne plus recevoir ce courriel", "Ne plus le recevoir"),
}
FAIRE: dict[Geste, Callable[..., object]] = {
    Geste.TENUE: confirmer_la_reunion,
    Geste.REPORTEE: remettre_la_reunion,
    Geste.ANNULEE: annuler_la_reunion,
    Geste.FAITE: finir_la_tache,
}


@publique
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def repondre(request: HttpRequest, cellule: str, reponse: str) -> HttpResponse:
    """A GET shows, a POST does; what was already answered is told, and never done twice."""
    try:
        lien = lire(reponse, cellule)
    except LienMort as mort:
        return _mort(request, mort)
    page = repondre_dans(lien.cellule, request, lambda: _dans_la_cellule(request, lien))
    # The address is a key: it is given to no other site.
    page["Referrer-Policy"] = "no-referrer"
    page["X-Robots-Tag"] = "noindex"
    return page


def _dans_la_cellule(request: HttpRequest, lien: Lien) -> HttpResponse:
    try:
        mandat, compte = porteur(lien)
        ligne = ligne_de(lien, mandat)
    except LienMort as mort:
        return _mort(request, mort)
    with au_nom_de(f"{compte} <{compte.email}>"):
        return _page(request, lien, mandat, compte, ligne)


def _page(
    request: HttpRequest, lien: Lien, mandat: Mandat, compte: Utilisateur, ligne
) -> HttpResponse:
    question, bouton = QUESTIONS[lien.geste]
    contexte = {
        "cellule_nom": lien.cellule.nom,
        "antenne": mandat.antenne,
        "geste": lien.geste.value,
        "question": question,
        "bouton": bouton,
        "ligne": ligne,
        "repondu": deja(lien.geste, compte, ligne),
    }
    statut = HTTPStatus.OK
    if not contexte["repondu"]:
        donnees = request.POST if request.method == "POST" else None
        formulaire = formulaire_de(lien.geste, ligne, donnees)
        contexte["form"] = formulaire
        if formulaire.is_valid() and _faire(lien.geste, compte, ligne, formulaire):
            contexte |= {"repondu": deja(lien.geste, compte, ligne), "a_l_instant": True}
        elif request.method == "POST":
            statut = HTTPStatus.BAD_REQUEST
    return render(request, "antennes/suites/reponse.html", contexte, status=statut)


def _faire(geste: Geste, compte: Utilisateur, ligne, formulaire) -> bool:
    try:
        if geste == Geste.ARRET:
            regler_preferences(compte, hebdo=False)
        else:
            FAIRE[geste](ligne, **formulaire.cleaned_data)
            ligne.refresh_from_db()
    except ValidationError as refus:
        reporter_le_refus(formulaire, refus)
        return False
    return True


def deja(geste: Geste, compte: Utilisateur, ligne) -> str:
    """What has already become of it, in words; empty while it waits for an answer."""
    if geste == Geste.ARRET:
        return "" if compte.hebdo else "Vous ne recevez plus ce courriel."
    if geste in DES_REUNIONS:
        if ligne.statut_retenu == StatutActivite.PLANIFIE:
            return ""
        return f"Cette réunion est notée : {ligne.get_statut_retenu_display()}."
    if ligne.suite in (Suite.FAITE, Suite.ABANDONNEE):
        return f"Cette tâche est notée : {ligne.get_suite_display()}."
    return ""


def _mort(request: HttpRequest, mort: LienMort) -> HttpResponse:
    contexte = {"pourquoi": str(mort)}
    return render(request, "antennes/suites/lien_mort.html", contexte, status=HTTPStatus.GONE)
