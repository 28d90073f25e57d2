"""The code on the wall, the page that it opens, the check afterwards."""

import json
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from antennes import droits
from antennes.models import FeuilleASigner, Signature
from antennes.terrain.acces import PAS_LA_SIENNE, ses_antennes
from antennes.terrain.signature import adresse as adresses
from antennes.terrain.signature.actions import (
    dire_verifiees,
    fermer_la_feuille,
    ouvrir_la_feuille,
    signer,
)
from antennes.terrain.signature.forms import SignatureForm
from cellule.champs import reporter_le_refus
from cellule.droits import droit, peut, publique
from cellule.entree import repondre_dans
from cellule.models import Cellule
from evenements import droits as journal
from evenements.emargement import LigneLue, Liste
from evenements.forms_import_presences import Revue
from evenements.models import Activite, StatutPresence
from evenements.views_presences import importer_presences

NE_SE_LIT_PAS = "Ces signatures ne se lisent plus : rechargez la page."


def _son_activite(request: HttpRequest, activite: int) -> Activite:
    """Any for the team; for a référent, one of his antennas."""
    ligne = get_object_or_404(Activite, pk=activite)
    if not peut(request, journal.ECRIRE.code):
        siennes = ses_antennes(request).filter(pk__in=ligne.antennes.values("pk"))
        if not siennes.exists():
            raise PermissionDenied(PAS_LA_SIENNE)
    return ligne


@droit(droits.TERRAIN.code)
@require_http_methods(["GET", "HEAD", "POST"])
def feuille_a_signer(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """The code to show, who has signed; a POST opens the sheet or closes it."""
    ligne = _son_activite(request, activite)
    feuille = FeuilleASigner.objects.filter(activite=ligne).first()
    if request.method == "POST":
        if "fermer" in request.POST and feuille:
            fermer_la_feuille(feuille)
            messages.success(request, "La feuille est fermée : plus personne ne la signe.")
        else:
            ouvrir_la_feuille(ligne, par=request.user)
        return redirect("feuille_a_signer", cellule=cellule.code, activite=ligne.pk)
    contexte = {"activite": ligne, "feuille": feuille}
    if feuille:
        lien = adresses.adresse_de(feuille, cellule.code)
        signatures = list(Signature.objects.filter(feuille=feuille).order_by("-pk"))
        contexte |= {
            "lien": lien,
            "qr": adresses.dessiner(lien),
            "ouverte": feuille.ferme_le > timezone.now(),
            "signatures": signatures,
            "a_verifier": sum(une.verifiee_le is None for une in signatures),
            "peut_verifier": peut(request, journal.ECRIRE.code),
        }
    return render(request, "antennes/signature/feuille.html", contexte)


@publique
@require_http_methods(["GET", "HEAD", "POST"])
def signer_la_feuille(request: HttpRequest, cellule: str, scellee: str) -> HttpResponse:
    """Without an account: the address, read on the wall, is the only key. Whatever is wrong with
    it has one answer."""
    ici = Cellule.objects.filter(code=cellule).first()
    if ici is None:
        raise Http404
    return repondre_dans(ici, request, lambda: _signer(request, ici, scellee))


def _signer(request: HttpRequest, cellule: Cellule, scellee: str) -> HttpResponse:
    feuille = adresses.ouvrir(scellee)
    if feuille is None:
        raise Http404
    formulaire = SignatureForm(request.POST if request.method == "POST" else None)
    contexte = {
        "ou": cellule,
        "activite": feuille.activite,
        "form": formulaire,
        "ouverte": feuille.ferme_le > timezone.now(),
    }
    status = HTTPStatus.OK
    if formulaire.is_bound:
        status = HTTPStatus.BAD_REQUEST
        if formulaire.is_valid():
            try:
                contexte["neuve"] = signer(feuille, **formulaire.cleaned_data)
                contexte["signee"], status = True, HTTPStatus.OK
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus)
    reponse = render(request, "antennes/signature/signer.html", contexte, status=status)
    reponse["X-Robots-Tag"] = "noindex, nofollow"
    reponse["Cache-Control"] = "no-store"
    return reponse


@droit(journal.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def verifier_les_signatures(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """Who of the directory each signature names: the review of a list, which is checked."""
    feuille = get_object_or_404(FeuilleASigner, activite=activite)
    if request.method == "POST":
        try:
            lues = json.loads(request.POST.get("lignes", ""))["l"]
            cles = [int(une["numero"]) for une in lues]
        except (ValueError, TypeError, KeyError):
            messages.error(request, NE_SE_LIT_PAS)
            return redirect("feuille_a_signer", cellule=cellule.code, activite=activite)
        reponse = importer_presences(request, cellule=cellule, activite=activite)
        if reponse.status_code == HTTPStatus.FOUND:
            dire_verifiees(feuille, cles)
        return reponse
    liste = Liste()
    for une in Signature.objects.filter(feuille=feuille, verifiee_le=None).order_by("pk"):
        liste.ajouter(
            LigneLue(
                une.pk,
                nom=une.nom,
                prenom=une.prenom,
                structure=une.structure,
                fonction=une.fonction,
                statut=StatutPresence.PRESENT,
                brut=str(une),
            )
        )
    if not liste.lignes:
        messages.info(request, "Toutes les signatures sont vérifiées.")
        return redirect("feuille_a_signer", cellule=cellule.code, activite=activite)
    revue = Revue.d_une_liste(liste, activite=feuille.activite, jour=cellule.aujourdhui())
    contexte = {"activite": feuille.activite, "revue": revue}
    return render(request, "evenements/presences_revue.html", contexte)
