"""A cell with people of each role, the agents of two regions, a day that stands still."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail

from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from rapports.models import EtatRapport, Rapport
from tests.fabriques import AdhesionFabrique, UtilisateurFabrique, VersionFabrique

# The states on the way to each, as the database accepts them.
CHEMIN = [EtatRapport.FIGE, EtatRapport.TRANSMIS, EtatRapport.ACCEPTE]


def le(jour: str) -> AbstractContextManager:
    """Noon of a day in Paris."""
    midi = datetime.fromisoformat(f"{jour}T11:00").replace(tzinfo=UTC)
    return time_machine.travel(midi, tick=False)


def membre(role: Role, courriel: str, **champs):
    compte = UtilisateurFabrique(email=courriel, prenom="Dominique", nom="Faure")
    return AdhesionFabrique(utilisateur=compte, role=role, **champs)


@pytest.fixture
def equipe(cellule, voisine) -> Cellule:
    """Two people in charge in the cell, who alone write; agents here and elsewhere."""
    for role, courriel in (
        (Role.RESPONSABLE, "responsable@gironde.fr"),
        (Role.CHARGE_MISSION, "mission@gironde.fr"),
        (Role.REFERENT, "referent@gironde.fr"),
        (Role.LECTEUR, "lecteur@gironde.fr"),
    ):
        membre(role, courriel, cellule=cellule)
    membre(Role.RESPONSABLE, "parti@gironde.fr", cellule=cellule, fin="2025-12-31")
    membre(Role.RESPONSABLE, "responsable@reunion.fr", cellule=voisine)
    membre(Role.AGENT_ARS, "agent@ars75.fr", cellule=None, region_id="75")
    membre(Role.AGENT_ARS, "agent@ars04.fr", cellule=None, region_id="04")
    return cellule


EQUIPE = {"responsable@gironde.fr", "mission@gironde.fr"}


@pytest.fixture
def amener() -> Callable[[Cellule, str], Rapport]:
    """Bring the report of 2025 of a cell to a state, as the database allows."""

    def faire(cellule: Cellule, etat: str) -> Rapport:
        with perimetre(cellule, ecriture=True):
            version = VersionFabrique(numero=1)
            lignes = Rapport.objects.filter(pk=version.rapport_id)
            for suivant in CHEMIN:
                champs = {"version": version} if suivant == EtatRapport.FIGE else {}
                if suivant == EtatRapport.TRANSMIS:
                    champs = {"transmise": version}
                if suivant == EtatRapport.ACCEPTE and etat == EtatRapport.CORRECTION:
                    suivant = EtatRapport.CORRECTION
                lignes.update(etat=suivant, **champs)
                if suivant == etat:
                    return lignes.get()
        raise AssertionError(etat)

    return faire


@pytest.fixture
def partis(transactional_db) -> Iterator[Callable[[], list[tuple[str, str]]]]:
    """Address and subject of what left since the last time."""

    def lire() -> list[tuple[str, str]]:
        lus = [(courriel.to[0], courriel.subject) for courriel in mail.outbox]
        mail.outbox.clear()
        return sorted(lus)

    yield lire
