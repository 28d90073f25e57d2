"""A calendar that reads the journal: written by the actions, read by two programs of others."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from evenements.actions import creer_activite
from evenements.models import Abonnement, Activite
from tests.fabriques import AbonnementFabrique, AdhesionFabrique

JETON = "jeton-d-essai"


@dataclass
class Agenda:
    """Somebody's calendar program, which keeps an address of a cell."""

    cellule: Cellule
    jeton: str = JETON

    @property
    def adresse(self) -> str:
        return f"/flux/{self.cellule.code}/{self.jeton}.ics"

    def demander(self, methode: str = "get", **entetes) -> HttpResponse:
        return getattr(Client(), methode)(self.adresse, headers=entetes)

    def lire(self) -> Calendar:
        reponse = self.demander()
        assert reponse.status_code == 200, reponse.content
        return Calendar.from_ical(reponse.content)

    def evenements(self) -> dict[str, object]:
        """The events by their summary, read by icalendar."""
        return {str(e["summary"]): e for e in self.lire().events}

    def lus_par_un_autre(self) -> dict[str, object]:
        """The same, by the reader of another author, which refuses what RFC 5545 does not allow."""
        texte = self.demander().content.decode()
        return {e.summary: e for e in IcsCalendarStream.calendar_from_ics(texte).events}


@pytest.fixture
def suivre(cellule) -> Callable[..., Agenda]:
    """`suivre(portee=…)`: an address of a member of the cell, and the program that keeps it."""

    def ouvrir(
        ou: Cellule = cellule, *, role: Role = Role.LECTEUR, jeton=JETON, **champs
    ) -> Agenda:
        if "utilisateur" not in champs:
            champs["utilisateur"] = AdhesionFabrique(role=role, cellule=ou).utilisateur
        with perimetre(ou, ecriture=True):
            AbonnementFabrique(jeton=jeton, **champs)
        return Agenda(ou, jeton)

    return ouvrir


@pytest.fixture
def agenda(suivre) -> Agenda:
    return suivre()


def noter(cellule: Cellule, intitule: str, debut: str, **champs) -> Activite:
    with perimetre(cellule, ecriture=True):
        return creer_activite(
            type=champs.pop("type", "reunion_antenne"), intitule=intitule, debut=debut,
            statut=champs.pop("statut", "planifie"), **champs,
        )  # fmt: skip


def vieillir(cellule: Cellule, *, jours: int = 1) -> None:
    """What was written was written some days ago, in another transaction than the test's."""
    with perimetre(cellule, ecriture=True):
        avant = timezone.now() - timedelta(days=jours)
        Activite.objects.update(revisee_le=avant)


def les_adresses(cellule: Cellule) -> list[Abonnement]:
    with perimetre(cellule):
        return list(Abonnement.objects.order_by("pk"))
