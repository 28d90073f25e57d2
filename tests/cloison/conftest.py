"""Two cells with the same shape of data: a negative test must have something that could leak."""

from dataclasses import dataclass

import pytest

from acteurs.models import Professionnel, Structure
from cellule.models import Cellule
from cellule.perimetre import perimetre
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
