"""Whose antennas: a référent writes in his own, on the days of his mandate; the team in all.

« A référent writes in his own antennas and reads the region. » (referents-territoriaux, S0)
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from acteurs.gouvernance.requetes import actifs
from antennes import droits
from antennes.models import Antenne, Mandat
from antennes.requetes import ouvertes
from cellule.droits import peut

PAS_LA_SIENNE = "Cette antenne n’est pas la vôtre : seul son référent, ou l’équipe, y écrit."


def ses_antennes(request: HttpRequest) -> QuerySet[Antenne]:
    """The open antennas in which this person may write today, by name."""
    jour = request.cellule.aujourdhui()
    toutes = Antenne.objects.filter(ouvertes(jour))
    if peut(request, droits.ECRIRE.code):
        return toutes
    siens = actifs(Mandat.objects.filter(professionnel__utilisateur=request.user.pk), jour)
    return toutes.filter(pk__in=siens.values("antenne"))


def exiger_son_antenne(request: HttpRequest, antenne: Antenne) -> None:
    """Raise PermissionDenied (403) where this person may not write."""
    if not ses_antennes(request).filter(pk=antenne.pk).exists():
        raise PermissionDenied(PAS_LA_SIENNE)
