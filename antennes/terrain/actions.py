"""Log a meeting of an antenna in one go: its line, who was there, its minutes, its photo.

« Sent when the network is back, never twice »: `cle` is drawn on the device, once a meeting.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from antennes.models import Antenne, BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from cellule.models import Trace, Utilisateur
from evenements.actions import (
    ajouter_une_ligne,
    creer_activite,
    enregistrer_activites,
    modifier_activite,
)
from evenements.actions.presences import Pointage, noter_les_presences, verrouiller
from evenements.models import Activite, Qualite, StatutActivite, StatutPresence, TypeActivite
from evenements.requetes_presences import feuille_de


@dataclass(frozen=True)
class Reunion:
    """A meeting as its page sends it; `presents` are keys of people of the directory, `lignes`
    the texts of the minutes by rubrique, one idea a line."""

    antenne: Antenne
    cle: UUID
    jour: date
    modalite: str = ""
    theme: str = ""
    presents: Iterable[int] = ()
    anonymes: int | None = None
    lignes: Mapping[str, str] = field(default_factory=dict)
    prevue: Activite | None = None
    photo: bytes | None = None
    sans_photo: bool = False


def noter_la_reunion(reunion: Reunion, *, auteur: Utilisateur) -> tuple[Activite, bool]:
    """Log it, once: return the line of the journal, and whether it is new.

    Of two that arrive together the second waits at the unique key, then takes the first's.
    """
    deja = _deja_recue(reunion.cle)
    if deja:
        return deja, False
    try:
        with transaction.atomic():
            activite = _ecrire(reunion, _photo_de(reunion, auteur))
            SaisieDeReunion.objects.create(cle=reunion.cle, activite=activite, auteur=auteur)
    except IntegrityError:
        deja = _deja_recue(reunion.cle)
        if deja is None:
            raise
        return deja, False
    BrouillonDeReunion.objects.filter(utilisateur=auteur, antenne=reunion.antenne).delete()
    return activite, True


def _deja_recue(cle: UUID) -> Activite | None:
    saisie = SaisieDeReunion.objects.filter(cle=cle).select_related("activite").first()
    return saisie.activite if saisie else None


def _photo_de(reunion: Reunion, auteur: Utilisateur) -> bytes | None:
    """The one that is sent; else the one that another device has kept with the draft."""
    if reunion.photo or reunion.sans_photo:
        return reunion.photo
    gardees = BrouillonDeReunion.objects.filter(
        utilisateur=auteur, antenne=reunion.antenne, cle=reunion.cle
    )
    return gardees.values_list("photo", flat=True).first()


def _ecrire(reunion: Reunion, photo: bytes | None) -> Activite:
    champs = {
        "intitule": reunion.theme or f"Réunion d’antenne, {reunion.antenne}",
        "debut": reunion.jour.isoformat(),
        "statut": StatutActivite.TENU,
        "modalite": reunion.modalite,
    }
    if reunion.prevue:
        activite = _tenir(verrouiller(reunion.prevue), champs)
    else:
        activite = creer_activite(
            **champs, type=TypeActivite.REUNION_ANTENNE, antennes=[reunion.antenne]
        )
    noter_les_presences(
        activite, pointages=_pointages(activite, reunion.presents), anonymes=reunion.anonymes
    )
    for rubrique, texte in reunion.lignes.items():
        for idee in filter(None, map(str.strip, texte.splitlines())):
            ajouter_une_ligne(activite=activite, rubrique=rubrique, texte=idee)
    if photo:
        PhotoDeReunion.objects.create(activite=activite, octets=photo)
    return activite


def _tenir(prevue: Activite, champs: dict[str, object]) -> Activite:
    """The planned meeting, held; its hour stays where its day does."""
    if prevue.statut_retenu != StatutActivite.PLANIFIE:
        raise ValidationError("Cette réunion prévue a déjà été notée : rechargez la page.")
    if prevue.debut[:10] == champs["debut"]:
        champs.pop("debut")
    else:
        champs["fin"] = ""
    return modifier_activite(prevue, **champs)


def _pointages(activite: Activite, presents: Iterable[int]) -> dict[str, Pointage]:
    """Those ticked are present; of those expected before, the others were not there."""
    venus = dict.fromkeys(presents)
    pointages = {}
    for cle, notee in feuille_de(activite).items():
        if notee.professionnel in venus:
            pointages[cle] = Pointage(StatutPresence.PRESENT, notee.qualite)
            venus.pop(notee.professionnel)
        elif notee.statut == StatutPresence.INSCRIT:
            pointages[cle] = Pointage(StatutPresence.ABSENT, notee.qualite)
        else:
            pointages[cle] = Pointage(notee.statut, notee.qualite)
    neuves = {f"{cle}-0": Pointage(StatutPresence.PRESENT, Qualite.PARTICIPANT) for cle in venus}
    return pointages | neuves


def reprendre_la_reunion(activite: Activite) -> Trace:
    """To the bin, with its attendance and minutes: a meeting sent by mistake."""
    return enregistrer_activites.supprimer(activite)
