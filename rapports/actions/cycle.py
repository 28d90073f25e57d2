"""The steps of the cycle: freeze, hand over, accept, ask for a correction.

Each locks the report, checks that the cycle allows the step from where it is now, writes one step
and one trace. Two people who act at once: the second is told what the first has done.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cellule.trace import tracer
from cellule.typographie import heure, jour_en_lettres
from rapports.cycle import PASSAGES, Acte, permis
from rapports.models import Etape, EtatRapport, GenrePiece, Piece, Rapport, Version


class PassageRefuse(ValidationError):
    """The cycle does not allow this step now; the message says what has happened."""


@dataclass(frozen=True)
class Auteur:
    """Who takes a step: a name that stays when the account goes, and a function."""

    nom: str
    fonction: str = ""


@dataclass(frozen=True)
class Fichier:
    """A file to be kept with a version."""

    genre: GenrePiece
    nom: str
    type_mime: str
    octets: bytes


def figer_version(
    *,
    annee: int,
    numero: int,
    arret: date,
    fige_le: datetime,
    catalogue: str,
    format: int,
    resultats: dict,
    partages: dict,
    fichiers: Iterable[Fichier],
    auteur: Auteur,
) -> Version:
    """Keep a new version of the report of a year, with its files, for ever.

    `numero` is the one printed in the files: refused when another version was frozen meanwhile.
    """
    fichiers = list(fichiers)
    contenu = next(f for f in fichiers if f.genre == GenrePiece.CONTENU)
    with transaction.atomic():
        Rapport.objects.get_or_create(annee=annee)
        rapport = _verrouiller(annee, Acte.FIGER)
        if numero != 1 + Version.objects.filter(rapport=rapport).count():
            raise PassageRefuse(
                f"Une autre version du rapport {annee} vient d’être figée. Relisez-la, puis figez "
                "de nouveau s’il le faut."
            )
        version = Version.objects.create(
            rapport=rapport,
            numero=numero,
            annee=annee,
            arret=arret,
            fige_le=fige_le,
            catalogue=catalogue,
            format=format,
            resultats=resultats,
            partages=partages,
            empreinte=_sha256(contenu.octets),
        )
        for fichier in fichiers:
            Piece.objects.create(
                version=version,
                genre=fichier.genre,
                nom=fichier.nom,
                type_mime=fichier.type_mime,
                octets=fichier.octets,
                taille=len(fichier.octets),
                sha256=_sha256(fichier.octets),
            )
        _avancer(rapport, Acte.FIGER, version, auteur, moment=fige_le)
    return version


def transmettre(
    *, annee: int, version: int, auteur: Auteur, moment: datetime | None = None
) -> Rapport:
    """Hand the frozen version over to the agency; `version` is the key of the one that was read."""
    return _franchir(annee, Acte.TRANSMETTRE, version, auteur, moment=moment)


def accepter(
    *, annee: int, version: int, auteur: Auteur, moment: datetime | None = None
) -> Rapport:
    """The agency accepts the version that it has read."""
    return _franchir(annee, Acte.ACCEPTER, version, auteur, moment=moment)


def demander_correction(
    *, annee: int, version: int, auteur: Auteur, motif: str, moment: datetime | None = None
) -> Rapport:
    """The agency asks for another version; it says why."""
    if not motif.strip():
        raise ValidationError({"motif": "Dites à la cellule ce qui est à corriger."})
    return _franchir(annee, Acte.DEMANDER_CORRECTION, version, auteur, motif.strip(), moment)


def _franchir(
    annee: int,
    acte: Acte,
    version: int,
    auteur: Auteur,
    motif: str = "",
    moment: datetime | None = None,
) -> Rapport:
    with transaction.atomic():
        rapport = _verrouiller(annee, acte)
        if rapport.version_id != version:
            raise PassageRefuse(
                f"Une version plus récente du rapport {annee} existe : relisez-la d’abord."
            )
        _avancer(rapport, acte, rapport.version, auteur, motif, moment)
    return rapport


def _verrouiller(annee: int, acte: Acte) -> Rapport:
    """The report, kept from others to the end of the transaction, if it may take this step."""
    rapport = Rapport.objects.select_for_update().filter(annee=annee).first()
    if rapport is None:
        raise PassageRefuse(f"Aucune version du rapport {annee} n’est figée.")
    if not permis(acte, rapport.etat):
        raise PassageRefuse(_deja(rapport))
    return rapport


def _deja(rapport: Rapport) -> str:
    """What somebody has done meanwhile."""
    derniere = rapport.etapes.order_by("rang").last()
    if derniere is None:
        return f"Aucune version du rapport {rapport.annee} n’est figée."
    quand = timezone.localtime(derniere.moment)
    return (
        f"Le rapport {rapport.annee} est {rapport.get_etat_display()} depuis le "
        f"{jour_en_lettres(quand)} à {heure(quand)}, par {derniere.acteur}. Rechargez la page pour "
        "voir où il en est."
    )


def _avancer(
    rapport: Rapport,
    acte: Acte,
    version: Version,
    auteur: Auteur,
    motif: str = "",
    moment: datetime | None = None,
) -> None:
    passage = PASSAGES[acte]
    rapport.etat, rapport.version = passage.vers, version
    if passage.vers == EtatRapport.TRANSMIS:
        rapport.transmise = version
    rapport.save(update_fields=["etat", "version", "transmise"])
    Etape.objects.create(
        rapport=rapport,
        rang=1 + Etape.objects.filter(rapport=rapport).count(),
        etat=passage.vers,
        version=version,
        moment=moment or timezone.now(),
        acteur=auteur.nom,
        fonction=auteur.fonction,
        cote=passage.cote,
        motif=motif,
        empreinte=version.empreinte,
    )
    tracer(
        acte=f"rapport : {acte.value.replace('_', ' ')}",
        objet=f"{rapport.annee}, version {version.numero}",
        details={"empreinte": version.empreinte},
        motif=motif,
    )


def _sha256(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()
