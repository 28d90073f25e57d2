"""Step 1: the file, or what was copied from one."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cellule.models import Cellule
from cellule.tableur.actions import deposer
from cellule.tableur.declaration import Importable
from cellule.tableur.forms import FichierForm
from cellule.tableur.lecture import FichierIllisible

from .commun import contexte_de, vers


def voir_le_fichier(request: HttpRequest, cellule: Cellule, importable: Importable) -> HttpResponse:
    envoi = (request.POST, request.FILES) if request.method == "POST" else ()
    formulaire = FichierForm(*envoi)
    if envoi and formulaire.is_valid():
        nom, octets = formulaire.contenu()
        try:
            depot = deposer(importable, nom=nom, octets=octets, deposant=request.user)
        except FichierIllisible as refus:
            formulaire.add_error("fichier" if nom else "texte", str(refus))
        else:
            return vers(cellule, importable, depot, "colonnes")
    contexte = contexte_de(request, cellule, importable, 1) | {"form": formulaire}
    status = HTTPStatus.BAD_REQUEST if envoi else HTTPStatus.OK
    return render(request, "tableur/fichier.html", contexte, status=status)
