"""Small acts on the job offers."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from acteurs import droits
from acteurs.actions import pourvoir, remettre_en_ligne
from acteurs.models import Offre
from cellule.droits import droit
from cellule.messages import message_annulable
from cellule.models import Cellule
from cellule.trace import avec_trace


@droit(droits.ECRIRE.code)
@require_POST
def remettre(request: HttpRequest, cellule: Cellule, offre: int) -> HttpResponse:
    """Put an offer online again from today."""
    tenue = get_object_or_404(Offre, pk=offre)
    return _faire(
        request,
        cellule,
        tenue,
        lambda: remettre_en_ligne(tenue, jour=cellule.aujourdhui()),
        "remise en ligne",
    )


@droit(droits.ECRIRE.code)
@require_POST
def pourvue(request: HttpRequest, cellule: Cellule, offre: int) -> HttpResponse:
    """Say that an offer is filled today."""
    tenue = get_object_or_404(Offre.objects.select_for_update(), pk=offre)
    return _faire(
        request,
        cellule,
        tenue,
        lambda: pourvoir([tenue], jour=cellule.aujourdhui()),
        "pourvue aujourd’hui",
    )


def _faire(
    request: HttpRequest, cellule: Cellule, offre: Offre, acte: Callable[[], object], mots: str
) -> HttpResponse:
    try:
        resultat, trace = avec_trace(acte)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return redirect("offre", cellule.code, offre.pk)
    retour = redirect("offre", cellule.code, offre.pk)
    suite = retour.url if isinstance(resultat, Offre) else ""
    message_annulable(request, f"« {offre} » : {mots}.", trace, suite=suite)
    return redirect("offre", cellule.code, resultat.pk) if suite else retour
