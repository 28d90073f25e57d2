"""Add a document beside a row, or take it away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cellule.actions.documents import ajouter_un_document, retirer_un_document
from cellule.documents import TABLES, TENIR
from cellule.dossier.registre import tables
from cellule.droits import droit
from cellule.forms_documents import DocumentForm
from cellule.messages import message_annulable
from cellule.models import Cellule, Document
from cellule.trace import avec_trace


@droit(TENIR)
@require_POST
def ajouter(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    table, cle = request.POST.get("table", ""), request.POST.get("cle", "")
    if table not in TABLES or not (cle.isascii() and cle.isdigit() and len(cle) < 18):
        return HttpResponseBadRequest(
            "Ce formulaire ne dit pas à quelle fiche joindre ce document."
        )
    ligne = get_object_or_404(tables()[table].modele, pk=int(cle))
    retour = redirect(_suite(request, cellule))
    formulaire = DocumentForm(request.POST)
    if not formulaire.is_valid():
        mots = [f"{formulaire.fields[nom].label} : {' '.join(lus)}"
                for nom, lus in formulaire.errors.items()]  # fmt: skip
        messages.error(request, " ".join(mots))
        return retour
    try:
        document, trace = avec_trace(lambda: ajouter_un_document(ligne, **formulaire.cleaned_data))
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return retour
    message_annulable(request, f"« {document} » : ajouté.", trace)
    return retour


@droit(TENIR)
@require_POST
def retirer(request: HttpRequest, cellule: Cellule, joint: int) -> HttpResponse:
    retire = get_object_or_404(Document, pk=joint)
    trace = retirer_un_document(retire)
    message_annulable(request, f"« {retire} » : retiré de cette page.", trace)
    return redirect(_suite(request, cellule))


def _suite(request: HttpRequest, cellule: Cellule) -> str:
    """The page that had the form, inside the site only."""
    suite = request.POST.get("suite", "")
    sure = suite.startswith("/") and url_has_allowed_host_and_scheme(suite, allowed_hosts=None)
    return suite if sure else reverse("tableau", args=[cellule.code])
