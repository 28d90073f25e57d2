"""The documents of a version handed over: the report as a page, its files, all of them in one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.droits import droit
from cellule.models import Cellule
from rapports.droits import ars as droits
from rapports.models import Version
from rapports.presentation import contexte
from rapports.region import dans_une_cellule_de_la_region
from rapports.requetes.examen import version_transmise
from rapports.telechargement import fichier_de
from rapports.versions import contenu
from rapports.views.examen import contexte_de


@droit(droits.LIRE_LA_REGION.code)
@require_safe
@dans_une_cellule_de_la_region
def lire(
    request: HttpRequest, region: str, cellule: Cellule, annee: int, numero: int
) -> HttpResponse:
    """The whole report, as the PDF has it."""
    version = _version_ou_404(annee, numero)
    page = contexte(contenu(version)) | contexte_de(region, cellule, annee) | {"version": version}
    return render(request, "rapports/ars/lire.html", page)


@droit(droits.LIRE_LA_REGION.code)
@require_safe
@dans_une_cellule_de_la_region
def telecharger(
    request: HttpRequest, region: str, cellule: Cellule, annee: int, numero: int, genre: str
) -> HttpResponse:
    """One file, or « tout »."""
    return fichier_de(_version_ou_404(annee, numero), genre)


def _version_ou_404(annee: int, numero: int) -> Version:
    """What the cell has frozen without handing it over is not the agency's."""
    if version := version_transmise(annee, numero):
        return version
    raise Http404("Cette version n’a pas été transmise.")
