"""The acts of the loop, « Ce qui a été répondu », « Thèmes », and noting a piece of news."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from acteurs.droits import ECRIRE_PROJETS
from antennes import droits
from antennes.models import Antenne, NouvelleDuTerrain, Piste
from antennes.pistes import requetes
from antennes.pistes.acces import ecrit_la_nouvelle, exiger_une_des_siennes
from antennes.pistes.actions import (
    dire_lue,
    en_faire_un_projet,
    noter_une_nouvelle,
    suivre_la_ligne,
    suivre_la_nouvelle,
)
from antennes.pistes.forms import NouvelleForm
from antennes.pistes.listes import ONGLETS
from antennes.pistes.themes import LIBELLES, themes_de
from antennes.terrain.acces import PAS_LA_SIENNE, ses_antennes
from cellule.droits import droit
from cellule.messages import message_annulable
from cellule.models import Cellule
from cellule.trace import avec_trace
from evenements.requetes import annees_du_journal

CREE = "Le projet est créé à l’étape « idée » : complétez-le."


@droit(droits.TERRAIN.code)
@require_POST
def suivre_une_ligne(request: HttpRequest, cellule: Cellule, lignecompterendu: int) -> HttpResponse:
    """One click makes a line of the minutes a piste; a second one leads to it."""
    lignes = requetes.lignes_a_suivre()
    ligne = get_object_or_404(lignes.select_related("activite"), pk=lignecompterendu)
    exiger_une_des_siennes(request, ligne.activite.antennes.values_list("pk", flat=True))
    piste, trace = avec_trace(lambda: suivre_la_ligne(ligne))
    if trace is not None:
        message_annulable(request, f"« {piste} » : piste ouverte.", trace, suite=_liste(cellule))
    return redirect("piste", cellule.code, piste.pk)


@droit(droits.TERRAIN.code)
@require_POST
def suivre_une_nouvelle(
    request: HttpRequest, cellule: Cellule, nouvelleduterrain: int
) -> HttpResponse:
    nouvelle = _la_nouvelle(request, nouvelleduterrain)
    piste, trace = avec_trace(lambda: suivre_la_nouvelle(nouvelle))
    if trace is not None:
        messages.success(request, f"« {piste} » : piste ouverte.")
    return redirect("piste", cellule.code, piste.pk)


@droit(ECRIRE_PROJETS.code)
@require_POST
def faire_un_projet(request: HttpRequest, cellule: Cellule, piste: int) -> HttpResponse:
    """The project is there, filled in; its form asks for the rest."""
    projet = en_faire_un_projet(get_object_or_404(Piste, pk=piste))
    messages.success(request, CREE)
    return redirect("modifier_projet", cellule.code, projet.pk)


@droit(droits.TERRAIN.code)
@require_http_methods(["GET", "HEAD", "POST"])
def noter(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Note a piece of news in one of one's antennas."""
    siennes = ses_antennes(request)
    envoi = request.POST if request.method == "POST" else None
    if envoi is not None and _d_une_autre(envoi, siennes):
        raise PermissionDenied(PAS_LA_SIENNE)
    formulaire = NouvelleForm(envoi, antennes=siennes, choisie=request.GET.get("antenne", ""))
    if formulaire.is_valid():
        nouvelle, trace = avec_trace(lambda: noter_une_nouvelle(**_champs(formulaire)))
        message_annulable(request, "La nouvelle est notée : la cellule la lira.", trace)
        return redirect("antenne", cellule.code, nouvelle.antenne_id)
    statut = HTTPStatus.BAD_REQUEST if formulaire.is_bound else HTTPStatus.OK
    contexte = {"form": formulaire, "aucune": not formulaire.fields["antenne"].choices}
    return render(request, "antennes/noter_nouvelle.html", contexte, status=statut)


def _champs(formulaire: NouvelleForm) -> dict:
    return {nom: formulaire.cleaned_data[nom] for nom in ("antenne", "nature", "texte")}


def _d_une_autre(envoi, siennes) -> bool:
    """An antenna of the cell that is not one's own: refused, not offered again."""
    cle = envoi.get("antenne", "")
    if not (cle.isascii() and cle.isdigit() and len(cle) < 18):
        return False
    return Antenne.objects.filter(pk=cle).exists() and not siennes.filter(pk=cle).exists()


@droit(droits.ECRIRE.code)
@require_POST
def lire_une_nouvelle(
    request: HttpRequest, cellule: Cellule, nouvelleduterrain: int
) -> HttpResponse:
    """The cell has read it."""
    trace = dire_lue(get_object_or_404(NouvelleDuTerrain, pk=nouvelleduterrain))
    message_annulable(request, "La nouvelle est lue.", trace)
    return redirect("nouvelle_du_terrain", cellule.code, nouvelleduterrain)


def _la_nouvelle(request: HttpRequest, cle: int) -> NouvelleDuTerrain:
    nouvelle = get_object_or_404(NouvelleDuTerrain, pk=cle)
    if not ecrit_la_nouvelle(request, nouvelle):
        raise PermissionDenied(PAS_LA_SIENNE)
    return nouvelle


@droit(droits.LIRE.code)
@require_safe
def reponses(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Which needs were answered, and how: antenna by antenna, or in one of them."""
    antennes = list(Antenne.objects.all())
    choisie = request.GET.get("antenne", "")
    retenues = [une for une in antennes if str(une.pk) == choisie] if choisie else antennes
    contexte = {
        "antennes": antennes,
        "choisie": choisie,
        "inconnue": bool(choisie) and not retenues,
        "reponses": requetes.reponses(retenues),
        "onglets": ONGLETS,
    }
    statut = HTTPStatus.BAD_REQUEST if contexte["inconnue"] else HTTPStatus.OK
    return render(request, "antennes/reponses.html", contexte, status=statut)


@droit(droits.LIRE.code)
@require_safe
def themes(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What comes up everywhere, in a year or since the beginning."""
    annees, demandee = annees_du_journal(), request.GET.get("annee", "")
    connue = not demandee or demandee in map(str, annees)
    contexte = {
        "annees": annees,
        "annee": demandee,
        "inconnue": not connue,
        "themes": themes_de(int(demandee) if demandee else None) if connue else None,
        "libelles": LIBELLES,
        "onglets": ONGLETS,
    }
    statut = HTTPStatus.OK if connue else HTTPStatus.BAD_REQUEST
    return render(request, "antennes/themes.html", contexte, status=statut)


def _liste(cellule: Cellule) -> str:
    return reverse("liste_pistes", args=[cellule.code])
