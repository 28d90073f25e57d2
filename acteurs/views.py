"""Small acts on the sheets of the directory."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from acteurs import droits
from acteurs.actions import verifier_la_fiche
from acteurs.models import AuteurVerification, Structure
from cellule.droits import droit
from cellule.messages import message_annulable
from cellule.models import Cellule
from cellule.trace import avec_trace


@droit(droits.ECRIRE.code)
@require_POST
def verifier_structure(request: HttpRequest, cellule: Cellule, structure: int) -> HttpResponse:
    """Say that the cell has checked this sheet today."""
    fiche = get_object_or_404(Structure, pk=structure)
    faite, trace = avec_trace(
        lambda: verifier_la_fiche(
            fiche, jour=cellule.aujourdhui(), auteur=AuteurVerification.CELLULE
        )
    )
    texte = "est vérifiée aujourd’hui" if faite else "l’était déjà aujourd’hui"
    message_annulable(request, f"« {fiche} » {texte}.", trace)
    return redirect("structure", cellule.code, fiche.pk)
