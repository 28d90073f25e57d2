"""How a request enters a cell: read-only for a GET, in its time zone, nothing kept of an error."""

from collections.abc import Callable

from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from cellule.models import Cellule
from cellule.perimetre import perimetre

SANS_ECRITURE = ("GET", "HEAD", "OPTIONS")
REFUS = 400  # from this status on, nothing that the view wrote is kept


class ReponseEnFlux(RuntimeError):
    """A response would be produced after the perimeter that it reads is closed."""


def repondre_dans(
    cellule: Cellule, request: HttpRequest, repondre: Callable[[], HttpResponse]
) -> HttpResponse:
    """Answer a request in the perimeter of a cell, the rendering of the response included."""
    ecriture = request.method not in SANS_ECRITURE
    with timezone.override(cellule.zone), perimetre(cellule, ecriture=ecriture):
        response = repondre()
        if not getattr(response, "is_rendered", True):
            response = response.render()
        _exiger_une_reponse_entiere(response)
        if response.status_code >= REFUS:
            transaction.set_rollback(True)
    return response


def _exiger_une_reponse_entiere(response: HttpResponse) -> None:
    """A generator would run outside the transaction and find nothing; a file reads no row."""
    if response.streaming and not isinstance(response, FileResponse):
        raise ReponseEnFlux("Une réponse en flux est lue après la fin de son périmètre.")
