"""Two cells with the same shape of data: a negative test must have something that could leak."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings

from acteurs.models import Professionnel, Structure
from cellule import sante
from cellule.models import Cellule
from cellule.perimetre import perimetre
from tests.cloison.monde import CANARI, COMMUN, SERIN, Monde, batir
from tests.fabriques import CelluleFabrique, ProfessionnelFabrique, StructureFabrique


@dataclass(frozen=True, eq=False)
class Donnees:
    """One structure and two people who work there."""

    cellule: Cellule
    structure: Structure
    gens: list[Professionnel]


def peupler(code: str) -> Donnees:
    cellule = CelluleFabrique(code=code)
    with perimetre(cellule, ecriture=True):
        structure = StructureFabrique(code="S1", nom=f"Équipe de {code}")
        gens = [
            ProfessionnelFabrique(code=f"P{n}", nom=f"{code}-{n}", structure=structure)
            for n in (1, 2)
        ]
    return Donnees(cellule, structure, gens)


@pytest.fixture
def ici(db) -> Donnees:
    return peupler("ici")


@pytest.fixture
def la_bas(db) -> Donnees:
    return peupler("la-bas")


JOUR = "2026-02-01 12:00+01:00"  # when the report of 2025 is made


@pytest.fixture(scope="module")
def mondes_du_module(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[tuple[Path, Monde, Monde]]:
    """Two whole cells and their files, made once: each test works in a savepoint above them."""
    fichiers = tmp_path_factory.mktemp("mondes")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=fichiers), time_machine.travel(JOUR, tick=False):
            ici = batir("ici", region="75")
            la_bas = batir("la-bas", region="04", nom=f"Cellule {SERIN}", mot=CANARI, commun=COMMUN)
        yield fichiers, ici, la_bas
        transaction.set_rollback(True)


@pytest.fixture
def mondes(mondes_du_module, db, monkeypatch, settings) -> Iterator[tuple[Monde, Monde]]:
    """The two cells, on the day when they were made."""
    settings.MEDIA_ROOT, ici, la_bas = mondes_du_module
    # No worker listens here, and to ask them takes a second each time.
    monkeypatch.setattr(sante, "_ouvriers", lambda: True)
    with time_machine.travel(JOUR, tick=False):
        yield ici, la_bas
