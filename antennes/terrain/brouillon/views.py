"""What a page keeps of a meeting that is not sent yet."""

import json
from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from csp.decorators import csp_exempt
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from antennes import droits
from antennes.models import Antenne
from antennes.terrain.acces import exiger_son_antenne
from antennes.terrain.images import OCTETS_MAXI, en_jpeg
from cellule.droits import droit
from cellule.models import Cellule

from .actions import garder_la_photo, garder_le_brouillon, jeter_le_brouillon
from .requetes import photo_du_brouillon

# A draft is a page of text.
BROUILLON_MAXI = 200_000
ILLISIBLE = "Brouillon illisible."


@droit(droits.TERRAIN.code)
@require_http_methods(["PUT", "DELETE"])
def brouillon(request: HttpRequest, cellule: Cellule, antenne: int) -> HttpResponse:
    """What is typed and not sent yet: `{"cle": …, "contenu": [[name, value], …]}`."""
    ou = get_object_or_404(Antenne, pk=antenne)
    exiger_son_antenne(request, ou)
    if request.method == "DELETE":
        jeter_le_brouillon(request.user, ou)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    try:
        cle, contenu = _lire_le_brouillon(request.body)
    except ValueError:
        return JsonResponse({"erreur": ILLISIBLE}, status=HTTPStatus.BAD_REQUEST)
    garder_le_brouillon(request.user, ou, cle=cle, contenu=contenu)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _lire_le_brouillon(corps: bytes) -> tuple[UUID, list[list[str]]]:
    """ValueError for what is no draft."""
    if len(corps) > BROUILLON_MAXI:
        raise ValueError
    lu = json.loads(corps)
    if not isinstance(lu, dict) or not isinstance(lu.get("contenu"), list):
        raise ValueError
    paires = lu["contenu"]
    if not all(
        isinstance(paire, list) and len(paire) == 2 and all(isinstance(mot, str) for mot in paire)
        for paire in paires
    ):
        raise ValueError
    return UUID(str(lu.get("cle"))), paires


@droit(droits.TERRAIN.code)
@csp_exempt()  # the browser draws an image alone with a style of its own
@require_http_methods(["GET", "HEAD", "PUT", "DELETE"])
def photo_de_brouillon(request: HttpRequest, cellule: Cellule, antenne: int) -> HttpResponse:
    """The photo of the sheet (204: none yet); a PUT gives the image itself, `?cle=` the meeting."""
    ou = get_object_or_404(Antenne, pk=antenne)
    exiger_son_antenne(request, ou)
    if request.method in ("PUT", "DELETE"):
        return _changer_la_photo(request, ou)
    octets = photo_du_brouillon(request.user, ou)
    if octets is None:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    reponse = HttpResponse(bytes(octets), content_type="image/jpeg")
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse


def _changer_la_photo(request: HttpRequest, antenne: Antenne) -> HttpResponse:
    try:
        cle = UUID(request.GET.get("cle", ""))
        # Read by hand: `request.body` stops at the size of a form.
        photo = en_jpeg(BytesIO(request.read(OCTETS_MAXI + 1))) if request.method == "PUT" else None
    except ValueError:
        return JsonResponse({"erreur": ILLISIBLE}, status=HTTPStatus.BAD_REQUEST)
    except ValidationError as refus:
        return JsonResponse({"erreur": refus.messages[0]}, status=HTTPStatus.BAD_REQUEST)
    garder_la_photo(request.user, antenne, cle=cle, photo=photo)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
