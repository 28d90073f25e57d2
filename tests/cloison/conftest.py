"""Two cells with the same shape of data: a negative test must have something that could leak."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import time_machine

from acteurs.models import Professionnel, Structure
from cellule import sante
from cellule.models import Cellule
from cellule.perimetre import perimetre
from tests.cloison.monde import CANARI, SERIN, Monde, batir
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


@pytest.fixture
def mondes(db, monkeypatch, settings, tmp_path) -> Iterator[tuple[Monde, Monde]]:
    """Two whole cells, at the time of the year when the report of 2025 is made."""
    settings.MEDIA_ROOT = tmp_path
    # No worker listens here, and to ask them takes a second each time.
    monkeypatch.setattr(sante, "_ouvriers", lambda: True)
    with time_machine.travel("2026-02-01 12:00+01:00", tick=False):
        ici = batir("ici", region="75")
        yield ici, batir("la-bas", region="04", nom=f"Cellule {SERIN}", mot=CANARI)
