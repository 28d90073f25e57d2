"""The report as a page: as it stands today, or as a version froze it."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.droits import droit
from cellule.models import Cellule
from indicateurs.views import sans_chiffres
from rapports import droits
from rapports.instantane import photographier
from rapports.models import Version
from rapports.presentation import contexte
from rapports.versions import contenu, versions_de
from rapports.views.commun import du_rapport


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def lecture(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """The whole report. `?version=`: the number of a frozen one, today's draft without."""
    versions = versions_de(annee)
    demandee = request.GET.get("version", "")
    version = _version(versions, demandee)
    if demandee and version is None:
        erreur = f"Le rapport {annee} n’a pas de version «\u00a0{demandee[:20]}\u00a0»."
        jour = cellule.aujourdhui()
        return sans_chiffres(request, jour, erreur=erreur, status=HTTPStatus.BAD_REQUEST)
    photo = contenu(version) if version else photographier(cellule, annee)
    page = contexte(photo) | {"version": version, "versions": versions}
    return render(request, "rapports/lire.html", page)


def _version(versions: list[Version], numero: str) -> Version | None:
    return next((v for v in versions if str(v.numero) == numero), None)
