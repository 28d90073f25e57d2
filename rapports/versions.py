"""Reads of the cycle: the report of a year, its versions, what they keep."""

import json
from dataclasses import dataclass

from rapports.models import Etape, GenrePiece, Piece, Rapport, Version


@dataclass(frozen=True)
class Dossier:
    """The report of a year with its steps, oldest first."""

    rapport: Rapport
    etapes: list[Etape]

    @property
    def derniere(self) -> Etape | None:
        return self.etapes[-1] if self.etapes else None


def rapport_de(annee: int) -> Rapport:
    """The report of a year in the current cell; not saved yet when nobody has frozen it."""
    trouve = Rapport.objects.select_related("version", "transmise").filter(annee=annee).first()
    return trouve or Rapport(annee=annee)


def dossier_de(annee: int) -> Dossier:
    rapport = rapport_de(annee)
    if rapport.pk is None:
        return Dossier(rapport, [])
    return Dossier(rapport, list(rapport.etapes.select_related("version")))


def versions_de(annee: int) -> list[Version]:
    """The frozen versions of a year, the last one first, without their results."""
    lignes = Version.objects.filter(annee=annee).defer("resultats", "partages")
    return list(lignes.order_by("-numero"))


def piece(version: Version, genre: GenrePiece | str) -> Piece:
    """A file of a version; raises `Piece.DoesNotExist`."""
    return Piece.objects.get(version=version, genre=genre)


def contenu(version: Version) -> dict:
    """The snapshot that the version froze."""
    return json.loads(bytes(piece(version, GenrePiece.CONTENU).octets))
