"""Who was there: the sheet of an activity, and the list of a spreadsheet or of a meeting tool."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule

from . import droits
from .actions.presences import (
    BilanDesPresences,
    importer_des_presences,
    noter_les_presences,
    verrouiller,
)
from .emargement import ListeIllisible
from .forms_import_presences import ListeForm, Revue
from .forms_presences import FeuilleForm
from .models import Activite


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def presences(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """Tick who was there. What another has noted meanwhile is shown, not written over."""
    ligne = get_object_or_404(Activite, pk=activite)
    jour = cellule.aujourdhui()
    if request.method != "POST":
        return _feuille(request, ligne, FeuilleForm(None, activite=ligne, jour=jour))
    ligne = verrouiller(ligne)
    formulaire = FeuilleForm(request.POST, activite=ligne, jour=jour)
    if formulaire.en_recherche:
        return _feuille(request, ligne, formulaire)
    if formulaire.is_valid():
        try:
            noter_les_presences(
                ligne,
                pointages=formulaire.pointages(),
                anonymes=formulaire.cleaned_data["anonymes"],
            )
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            messages.success(request, f"Présences de « {ligne.intitule} » : enregistrées.")
            return redirect("presences", cellule=cellule.code, activite=ligne.pk)
    conflit = formulaire.change_entre_temps
    status = HTTPStatus.CONFLICT if conflit else HTTPStatus.BAD_REQUEST
    return _feuille(request, ligne, formulaire, status)


def _feuille(
    request: HttpRequest,
    activite: Activite,
    formulaire: FeuilleForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    contexte = {"activite": activite, "form": formulaire}
    return render(request, "evenements/presences.html", contexte, status=status)


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def importer_presences(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """A list pasted or given, then its review: everything is in the form, nothing is kept
    between the two."""
    ligne = get_object_or_404(Activite, pk=activite)
    if request.method != "POST":
        return _liste(request, ligne, ListeForm())
    if "lignes" in request.POST:
        return _revue(request, cellule, verrouiller(ligne))
    formulaire = ListeForm(request.POST, request.FILES)
    if formulaire.is_valid():
        try:
            liste = formulaire.lire()
        except ListeIllisible as refus:
            formulaire.add_error(None, [ValidationError(str(faute)) for faute in refus.fautes])
        else:
            revue = Revue.d_une_liste(liste, activite=ligne, jour=cellule.aujourdhui())
            return _page_de_revue(request, ligne, revue)
    return _liste(request, ligne, formulaire, HTTPStatus.BAD_REQUEST)


def _revue(request: HttpRequest, cellule: Cellule, activite: Activite) -> HttpResponse:
    """What was decided of each line; a line without a decision stops the whole."""
    try:
        revue = Revue.d_un_envoi(request.POST, activite=activite, jour=cellule.aujourdhui())
    except ValueError:
        formulaire = ListeForm()
        messages.error(request, "Cette page a perdu sa liste : donnez-la de nouveau.")
        return _liste(request, activite, formulaire, HTTPStatus.BAD_REQUEST)
    if revue.appliquer_a_un_groupe(request.POST):
        return _page_de_revue(request, activite, revue)
    if not revue.controler():
        status = HTTPStatus.CONFLICT if revue.change_entre_temps else HTTPStatus.BAD_REQUEST
        return _page_de_revue(request, activite, revue, status)
    try:
        bilan = importer_des_presences(activite, decisions=revue.decisions())
    except ValidationError as refus:
        revue.erreurs += refus.messages
        return _page_de_revue(request, activite, revue, HTTPStatus.BAD_REQUEST)
    messages.success(request, dire_le_bilan(bilan))
    return redirect("presences", cellule=cellule.code, activite=activite.pk)


def dire_le_bilan(bilan: BilanDesPresences) -> str:
    """« 12 présences ajoutées, 1 fiche créée, 3 personnes comptées sans nom. »"""
    comptes = [
        (bilan.ajoutees, "présence ajoutée", "présences ajoutées"),
        (bilan.changees, "présence mise à jour", "présences mises à jour"),
        (bilan.creees, "fiche créée", "fiches créées"),
        (bilan.anonymes, "personne comptée sans nom", "personnes comptées sans nom"),
        (bilan.ignorees, "ligne ignorée", "lignes ignorées"),
    ]
    dits = [f"{n} {un if n == 1 else plusieurs}" for n, un, plusieurs in comptes if n]
    phrase = ", ".join(dits) or "rien de nouveau : ces présences étaient déjà notées"
    return f"Liste importée : {phrase}."


def _liste(
    request: HttpRequest,
    activite: Activite,
    formulaire: ListeForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    contexte = {"activite": activite, "form": formulaire}
    return render(request, "evenements/presences_importer.html", contexte, status=status)


def _page_de_revue(
    request: HttpRequest, activite: Activite, revue: Revue, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    contexte = {"activite": activite, "revue": revue}
    return render(request, "evenements/presences_revue.html", contexte, status=status)
