"""A report handed over to the agency, through the acts of the cycle and without making a PDF."""

import json
from collections.abc import Callable
from datetime import date

from django.utils import timezone

from cellule.dossier.faits import faits_de_l_annee
from rapports.actions.cycle import Auteur, Fichier, figer_version, transmettre
from rapports.gel import en_octets
from rapports.instantane import photographier
from rapports.models import GenrePiece, Rapport, Version

RESPONSABLE = Auteur("Claire Moreau", "médecin coordonnateur")
AGENT = Auteur("Agathe Sarrazin", "agent de l’ARS")


def photo_de(cellule, annee: int = 2025) -> dict:
    return photographier(cellule, annee)


def figer(cellule, *, annee: int = 2025, photo: dict | None = None, pdf: bytes = b"") -> Version:
    """Freeze the year as it is, or the given snapshot; in the perimeter of the cell, to write."""
    numero = 1 + Version.objects.filter(annee=annee).count()
    moment = timezone.now()
    photo = (photo or photo_de(cellule, annee)) | {
        "etat": "fige",
        "version": {
            "numero": numero,
            "fige_le": moment.isoformat(),
            "signataire": {"nom": RESPONSABLE.nom, "fonction": RESPONSABLE.fonction},
        },
    }
    fichiers = [
        Fichier(GenrePiece.CONTENU, "contenu.json", "application/json", json.dumps(photo).encode())
    ]
    fichiers.append(
        Fichier(
            GenrePiece.FAITS, "faits.json", "application/json", en_octets(faits_de_l_annee(annee))
        )
    )
    if pdf:
        fichiers += [
            Fichier(genre, f"{genre}.pdf", "application/pdf", b"%PDF " + pdf)
            for genre in (GenrePiece.RAPPORT, GenrePiece.BILAN_FINANCIER, GenrePiece.PROGRAMME)
        ]
    return figer_version(
        annee=annee,
        numero=numero,
        fige_le=moment,
        arret=date.fromisoformat(photo["arret"]),
        catalogue=photo["catalogue"],
        format=photo["format"],
        resultats={},
        partages={},
        fichiers=fichiers,
        auteur=RESPONSABLE,
    )


def remettre(
    cellule, *, annee: int = 2025, retouche: Callable[[dict], None] | None = None, pdf: bytes = b""
) -> Rapport:
    """Freeze, then hand over; `retouche` changes the snapshot that is frozen."""
    photo = photo_de(cellule, annee)
    if retouche:
        retouche(photo)
    version = figer(cellule, annee=annee, photo=photo, pdf=pdf)
    return transmettre(annee=annee, version=version.pk, auteur=RESPONSABLE)
