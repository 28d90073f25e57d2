"""The fiche de poste, and the handover of a mandate."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from antennes import droits
from antennes.mandats.actions import dire_la_fonction
from antennes.mandats.dossier import PDF, en_pdf, nom_du_fichier
from antennes.mandats.forms import FonctionForm
from antennes.mandats.passation import MOIS, passation_de
from antennes.mandats.requetes import fonction_de_la_cellule, titres
from antennes.models import DossierDePassation
from antennes.requetes import mandats
from cellule.champs import reporter_le_refus
from cellule.droits import droit, peut
from cellule.messages import message_annulable
from cellule.models import Cellule


@droit(droits.LIRE.code)
@require_safe
def fiche_de_poste(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What is asked of a référent of this cell, to print."""
    contexte = {
        **titres(),
        "ligne": fonction_de_la_cellule(),
        "peut_ecrire": peut(request, droits.ECRIRE.code),
    }
    return render(request, "antennes/fiche_de_poste.html", contexte)


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def modifier_la_fiche_de_poste(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Change the words of the post; they begin with those of the model."""
    fonction = fonction_de_la_cellule()
    envoi = request.POST if request.method == "POST" else None
    deja = fonction if fonction.pk else None
    depart = {nom: getattr(fonction, nom) for nom in FonctionForm.champs}
    formulaire = FonctionForm(envoi, cellule=cellule, ligne=deja, initial=depart)
    if formulaire.is_valid():
        try:
            trace = dire_la_fonction(formulaire.colonnes())
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            texte = "La fiche de poste est à jour." if trace else "Rien n’a changé."
            message_annulable(request, texte, trace)
            return redirect("fiche_de_poste", cellule.code)
    statut = HTTPStatus.OK
    if formulaire.is_bound:
        conflit = formulaire.change_entre_temps
        statut = HTTPStatus.CONFLICT if conflit else HTTPStatus.BAD_REQUEST
    contexte = {"form": formulaire}
    return render(request, "antennes/modifier_fiche_de_poste.html", contexte, status=statut)


@droit(droits.LIRE.code)
@require_safe
def passation(request: HttpRequest, cellule: Cellule, mandat: int) -> HttpResponse:
    """What the next référent needs; it makes itself, and prints."""
    ligne = get_object_or_404(mandats(), pk=mandat)
    contexte = {
        **titres(),
        "ligne": ligne,
        "jour": cellule.aujourdhui(),
        "mois": MOIS,
        "passation": passation_de(ligne, cellule),
        "dossiers": ligne.dossiers.defer("pdf"),
    }
    return render(request, "antennes/passation.html", contexte)


@droit(droits.LIRE.code)
@require_safe
def passation_en_pdf(request: HttpRequest, cellule: Cellule, mandat: int) -> HttpResponse:
    """The state of the day, as a file."""
    ligne = get_object_or_404(mandats(), pk=mandat)
    return _fichier(en_pdf(ligne, cellule), nom_du_fichier(ligne, cellule.aujourdhui()))


@droit(droits.LIRE.code)
@require_safe
def dossier_de_passation(
    request: HttpRequest, cellule: Cellule, dossierdepassation: int
) -> HttpResponse:
    """The file that was written when the mandate ended."""
    dossiers = DossierDePassation.objects.select_related("mandat__antenne")
    dossier = get_object_or_404(dossiers, pk=dossierdepassation)
    return _fichier(bytes(dossier.pdf), nom_du_fichier(dossier.mandat, dossier.fin))


def _fichier(pdf: bytes, nom: str) -> HttpResponse:
    reponse = HttpResponse(pdf, content_type=PDF)
    reponse["Content-Disposition"] = f'attachment; filename="{nom}"'
    return reponse
