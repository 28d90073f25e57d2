"""The files of a version, as the cell and the agency download them: one by one, or all in one."""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from rapports.models import GenrePiece, Piece, Version
from rapports.pieces import classeur, nom_du_classeur, nom_du_paquet, paquet
from rapports.versions import DOCUMENTS, contenu, piece

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
CLASSEUR, TOUT = "classeur", "tout"
# The fingerprints of the facts are the platform's own.
GARDEES = frozenset({*DOCUMENTS, GenrePiece.CONTENU})


def fichier_de(version: Version, genre: str) -> HttpResponse:
    """One file of a version: a piece that it keeps, or « classeur » and « tout », made from it."""
    if genre in FAITS_A_LA_DEMANDE:
        return FAITS_A_LA_DEMANDE[genre](version)
    if genre not in GARDEES:
        raise Http404("Cette version n’a pas de tel fichier.")
    try:
        une = piece(version, genre)
    except Piece.DoesNotExist:
        raise Http404("Cette version n’a pas de tel fichier.") from None
    return _reponse(une.nom, une.type_mime, bytes(une.octets))


def _classeur(version: Version) -> HttpResponse:
    photo = contenu(version)
    return _reponse(nom_du_classeur(photo), XLSX, classeur(photo))


def _tout(version: Version) -> HttpResponse:
    gardees = Piece.objects.filter(version=version, genre__in=GARDEES)
    octets = {une.genre: bytes(une.octets) for une in gardees}
    photo = contenu(version)
    return _reponse(nom_du_paquet(photo), ZIP, paquet(photo, octets))


FAITS_A_LA_DEMANDE: dict[str, Callable[[Version], HttpResponse]] = {
    CLASSEUR: _classeur,
    TOUT: _tout,
}


def _reponse(nom: str, type_mime: str, octets: bytes) -> HttpResponse:
    return HttpResponse(
        octets,
        content_type=type_mime,
        headers={"Content-Disposition": f'attachment; filename="{nom}"'},
    )
