"""Reads of the calendar: what falls on each day of a period, in three queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from cellule.models import Cellule
from cellule.moments import jour_local, lire_moment
from cellule.typographie import heure
from evenements.models import Activite, Seance, StatutActivite

UN_JOUR = timedelta(days=1)


@dataclass(frozen=True)
class Passage:
    """What an activity has on one day: itself, one of its days, or one of its sessions."""

    activite: Activite
    jour: date
    heure: str
    statut: str
    suite: str
    minutes: int = -1

    def a_confirmer(self, aujourdhui: date) -> bool:
        return self.statut == StatutActivite.PLANIFIE and self.jour < aujourdhui


def passages(
    cellule: Cellule, debut: date, fin: date, *, type_: str = "", antenne: str = ""
) -> dict[date, list[Passage]]:
    """What falls on each day, in the order of the hours. A training that has sessions is on their
    days (regles §1), any other activity on each of its own."""
    demandes = {"type": type_, "liens_antennes__antenne": antenne}
    criteres = {nom: valeur for nom, valeur in demandes.items() if valeur}
    lus = [*_activites(cellule, debut, fin, criteres), *_seances(cellule, debut, fin, criteres)]
    par_jour: dict[date, list[Passage]] = {}
    for un in sorted(lus, key=lambda p: (p.jour, p.minutes, p.activite.cle_tri, p.activite.pk)):
        par_jour.setdefault(un.jour, []).append(un)
    return par_jour


def _activites(
    cellule: Cellule, debut: date, fin: date, criteres: dict[str, str]
) -> Iterator[Passage]:
    # `fin` is kept as it was written: its local day is at most one day from the day it writes.
    veille = (debut - UN_JOUR).isoformat()
    touchent = Q(jour_retenu__range=(debut, fin)) | Q(jour_retenu__lt=debut, fin__gte=veille)
    seances = Seance.objects.filter(activite=OuterRef("pk"))
    lignes = Activite.objects.filter(touchent, ~Exists(seances), **criteres)
    for activite in lignes.prefetch_related("antennes"):
        dernier = jour_local(activite.fin, cellule.zone) if activite.fin else activite.jour_debut
        jours = (dernier - activite.jour_debut).days + 1
        moment, minutes = _heure(activite.debut, cellule)
        premier = max(debut, activite.jour_debut)
        for n in range((min(fin, dernier) - premier).days + 1):
            jour = premier + n * UN_JOUR
            rang = (jour - activite.jour_debut).days
            suite = f"jour {rang + 1} sur {jours}" if jours > 1 else ""
            ouvre = rang == 0
            yield Passage(
                activite,
                jour,
                moment if ouvre else "",
                activite.statut_retenu,
                suite,
                minutes if ouvre else -1,
            )


def _seances(
    cellule: Cellule, debut: date, fin: date, criteres: dict[str, str]
) -> Iterator[Passage]:
    siens = {f"activite__{nom}": valeur for nom, valeur in criteres.items()}
    lignes = Seance.objects.filter(jour__range=(debut, fin), **siens)
    lues = lignes.select_related("activite").prefetch_related("activite__antennes")
    for seance in lues:
        moment, minutes = _heure(seance.debut, cellule)
        yield Passage(seance.activite, seance.jour, moment, seance.statut, "séance", minutes)


def _heure(texte: str, cellule: Cellule) -> tuple[str, int]:
    """The local hour of a moment, in words and in minutes; nothing for a day alone."""
    moment = lire_moment(texte)
    if not isinstance(moment, datetime):
        return "", -1
    if moment.tzinfo:
        moment = moment.astimezone(cellule.zone)
    return heure(moment.time()), moment.hour * 60 + moment.minute
