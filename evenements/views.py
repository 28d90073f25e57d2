"""The journal: the choice of a type, a copy of the last time, what is still to confirm."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.champs import EntierFrancais, Jour
from cellule.droits import droit, peut
from cellule.fiches.vues import vue_de_creation
from cellule.messages import message_annulable
from cellule.models import Cellule
from cellule.trace import avec_trace

from . import droits, requetes
from .actions import modifier_activite, reporter_activite
from .actions.confirmation import dire_ce_qui_a_eu_lieu
from .journal.fiches import ACTIVITE
from .journal.types import CHAMPS, COMPTE, FAMILLES
from .models import Activite, StatutActivite

LIGNES_A_CONFIRMER = 50
# What may become of an activity whose day is over, and the word on its button.
ISSUES = {
    StatutActivite.TENU.value: "Tenue",
    StatutActivite.ANNULE.value: "Annulée",
    StatutActivite.REPORTE.value: "Reportée",
}
CHOISISSEZ = "Choisissez « Tenue », « Annulée » ou « Reportée »."
# What a copy takes from the last time: never its day, nor who came.
COPIES = ("groupe", "intitule", "modalite", "lieu", "role", "nature", "structures", "antennes",
          "heures", "objectifs", "programme")  # fmt: skip
_creer = vue_de_creation(ACTIVITE)


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def nouvelle_activite(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Log an activity: its type first, then only what this type asks for."""
    copie = request.GET.get("copie", "")
    if request.method != "POST" and copie.isascii() and copie.isdigit():
        ancienne = get_object_or_404(Activite, pk=int(copie))
        return redirect(f"{request.path}?{_comme(ancienne, cellule)}")
    if (request.POST.get("type") or request.GET.get("type", "")) in CHAMPS:
        return _creer(request, cellule)
    reste = request.GET.copy()
    reste.pop("type", None)
    familles = [
        (mot, [(t.value, t.label, COMPTE.get(t, "")) for t in types]) for mot, types in FAMILLES
    ]
    contexte = {"familles": familles, "reste": f"&{reste.urlencode()}" if reste else ""}
    status = 400 if request.method == "POST" else 200
    return render(request, "evenements/quel_type.html", contexte, status=status)


def _comme(activite: Activite, cellule: Cellule) -> str:
    """The address of a new activity like this one."""
    montre = ACTIVITE.formulaire(cellule=cellule, ligne=activite).present
    gardes = {nom: montre[nom] for nom in COPIES if montre.get(nom)}
    return urlencode({"type": activite.type, **gardes}, doseq=True)


@droit(droits.LIRE.code)
@require_safe
def a_confirmer(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Past planned activities, each answered in one click."""
    lignes = requetes.toutes_a_confirmer(cellule.aujourdhui())
    contexte = {
        "lignes": list(lignes[:LIGNES_A_CONFIRMER]),
        "nombre": lignes.count(),
        "peut_ecrire": peut(request, droits.ECRIRE.code),
    }
    return render(request, "evenements/a_confirmer.html", contexte)


class ReponseForm(forms.Form):
    """How many were there, or to which day it was put off; both may stay empty."""

    anonymes = EntierFrancais(label="Combien de présents", required=False, min_value=0)
    jour = Jour(label="Reportée au", required=False)


@droit(droits.ECRIRE.code)
@require_POST
def issue(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """Say whether an activity took place, in one click."""
    ligne = get_object_or_404(Activite, pk=activite)
    statut, reponse = request.POST.get("statut", ""), ReponseForm(request.POST)
    if statut not in ISSUES:
        messages.error(request, CHOISISSEZ)
    elif not reponse.is_valid():
        fautes = " ".join(m for liste in reponse.errors.values() for m in liste)
        messages.error(request, f"« {ligne.intitule} » : {fautes} Rien n’est enregistré.")
    else:
        try:
            _repondre(request, cellule, ligne, statut, reponse.cleaned_data)
        except ValidationError as refus:
            messages.error(request, " ".join(refus.messages))
    return redirect(_suite(request, cellule, ligne))


def _repondre(
    request: HttpRequest, cellule: Cellule, ligne: Activite, statut: str, reponse: dict
) -> None:
    texte = f"« {ligne.intitule} » : {ISSUES[statut].lower()}."
    if statut == StatutActivite.REPORTE and reponse["jour"]:
        nouvelle, trace = reporter_activite(ligne, jour=reponse["jour"])
        texte = f"« {ligne.intitule} » : reportée, sous le code {nouvelle.code}."
    elif statut == StatutActivite.TENU and reponse["anonymes"] is not None:
        _, trace = avec_trace(lambda: _tenue(ligne, cellule, reponse["anonymes"]))
    else:
        _, trace = avec_trace(
            lambda: dire_ce_qui_a_eu_lieu(ligne, statut=statut, jour=cellule.aujourdhui())
        )
    message_annulable(request, texte, trace)


def _tenue(ligne: Activite, cellule: Cellule, anonymes: int) -> None:
    """Held, and how many came without being named: one change where there is no session."""
    if ligne.seances.exists():
        dire_ce_qui_a_eu_lieu(ligne, statut=StatutActivite.TENU, jour=cellule.aujourdhui())
        modifier_activite(ligne, anonymes=anonymes)
    else:
        modifier_activite(ligne, statut=StatutActivite.TENU, anonymes=anonymes)


def _suite(request: HttpRequest, cellule: Cellule, ligne: Activite) -> str:
    suite = request.POST.get("suite", "")
    if suite.startswith("/") and url_has_allowed_host_and_scheme(suite, allowed_hosts=None):
        return suite
    return f"{reverse('journal', args=[cellule.code])}?annee={ligne.annee_retenue}"
