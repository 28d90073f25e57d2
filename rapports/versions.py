"""Reads of the cycle: the report of a year, its versions, what they keep."""

import json
from dataclasses import dataclass

from cellule.models import Cellule
from cellule.typographie import jour_en_lettres
from rapports.campagnes import campagne_de
from rapports.cycle import Acte, permis
from rapports.models import (
    Correction,
    Etape,
    EtatRapport,
    GenrePiece,
    Piece,
    Rapport,
    Version,
)

# The files that are read by people, in the order of the convention.
DOCUMENTS = (GenrePiece.RAPPORT, GenrePiece.BILAN_FINANCIER, GenrePiece.PROGRAMME)
RIEN_DE_FIGE = "Aucune version n’est figée : figez d’abord le rapport."
CHEZ_L_ARS = "Le rapport est chez l’ARS, qui l’examine : attendez sa réponse."
ACCEPTE = "L’ARS a accepté ce rapport : il ne change plus."
REFUS = {
    Acte.FIGER: {EtatRapport.TRANSMIS: CHEZ_L_ARS, EtatRapport.ACCEPTE: ACCEPTE},
    Acte.TRANSMETTRE: {
        EtatRapport.BROUILLON: RIEN_DE_FIGE,
        EtatRapport.TRANSMIS: CHEZ_L_ARS,
        EtatRapport.CORRECTION: "L’ARS a demandé une correction : corrigez, figez une nouvelle "
        "version, puis transmettez-la.",
        EtatRapport.ACCEPTE: ACCEPTE,
    },
}


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


def version_de(annee: int, numero: int) -> Version:
    """One version; raises `Version.DoesNotExist`."""
    return Version.objects.select_related("rapport").get(annee=annee, numero=numero)


def deja_figee(annee: int, numero: int, *, signataire: str, acteur: str) -> bool:
    """True when this very version is there: same number, signed by the same, frozen by the same."""
    deja = Version.objects.filter(annee=annee, numero=numero).first()
    return (
        deja is not None
        and contenu(deja)["version"]["signataire"]["nom"] == signataire
        and deja.etapes.filter(etat=EtatRapport.FIGE, acteur=acteur).exists()
    )


def pieces_de(version: Version) -> list[Piece]:
    """The documents of a version, without their bytes."""
    return list(
        Piece.objects.filter(version=version, genre__in=DOCUMENTS).defer("octets").order_by("pk")
    )


def pourquoi_pas(cellule: Cellule, rapport: Rapport, acte: Acte) -> str:
    """Why the cell may not take this step today, in words; empty when it may."""
    if acte is Acte.FIGER and rapport.etat == EtatRapport.BROUILLON:
        ouverture = campagne_de(rapport.annee).ouverture
        if cellule.aujourdhui() < ouverture:
            return (
                f"Le rapport {rapport.annee} se fige à partir du {jour_en_lettres(ouverture)}, "
                "quand la campagne est ouverte. D’ici là, il se prépare."
            )
    if permis(acte, rapport.etat):
        return ""
    return REFUS[acte][EtatRapport(rapport.etat)]


def valeurs_corrigees(annee: int) -> dict[str, dict[str, object]]:
    """By indicator and measure, the values that the cell gives instead of those computed; what is
    contested without another value is not among them."""
    corriges: dict[str, dict[str, object]] = {}
    for une in Correction.objects.filter(annee=annee, valeur__isnull=False):
        corriges.setdefault(une.code, {})[une.mesure] = une.valeur
    return corriges


def piece(version: Version, genre: GenrePiece | str) -> Piece:
    """A file of a version; raises `Piece.DoesNotExist`."""
    return Piece.objects.get(version=version, genre=genre)


def contenu(version: Version) -> dict:
    """The snapshot that the version froze."""
    return json.loads(bytes(piece(version, GenrePiece.CONTENU).octets))
