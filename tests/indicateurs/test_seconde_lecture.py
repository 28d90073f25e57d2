"""The product against the second reading of the rules, on the example and on random dossiers.

`DOSSIERS=5000 pytest tests/indicateurs/test_seconde_lecture.py` tries as many, new each time.
"""

import json
import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from cellule.dossier.exportation import exporter
from cellule.models import Cellule
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from tests.outils.comparaison import differences
from tests.outils.dossiers import dossiers
from tests.outils.fichiers import Tables, depuis_csv
from tests.outils.reference import resultats

from .chargement import CALCULS, EXEMPLE, cellule_de

DOSSIERS = int(os.environ.get("DOSSIERS", 0))
# In the suite always the same ones: what it found once it finds again, and nothing else.
NOMBRE, TOUJOURS_LES_MEMES = (DOSSIERS, False) if DOSSIERS else (40, True)


def ecarts(cellule: Cellule, tables: Tables, annee: int, arret: date) -> list[str]:
    with perimetre(cellule):
        obtenus = calculer(cellule, annee, arret=arret).en_json()
    return differences(obtenus, resultats(tables, annee, arret))


@pytest.mark.parametrize("annee", [2024, 2025])
def test_the_second_reading_agrees_with_the_expected_results(annee):
    attendus = json.loads((EXEMPLE / f"attendu-{annee}.json").read_text(encoding="utf-8"))

    assert len(attendus) == 24
    assert not differences(resultats(depuis_csv(EXEMPLE), annee, date(2026, 1, 31)), attendus)


def test_the_example_year_equals_the_second_reading_on_every_boundary(db):
    tables = depuis_csv(EXEMPLE)
    with cellule_de(tables) as cellule:
        for annee, arret in CALCULS:
            assert not ecarts(cellule, tables, annee, arret), (annee, arret)


def test_the_demo_cells_equal_the_second_reading_of_their_exported_dossiers(demo_chargee, tmp_path):
    for cellule in demo_chargee.cellules():
        exporter(cellule, tmp_path / cellule.code, suivi=lambda table, nombre: None)
        tables = depuis_csv(tmp_path / cellule.code)
        for annee in demo_chargee.annees():
            assert not ecarts(cellule, tables, annee, demo_chargee.jour), (cellule, annee)


@given(
    # Few rows leave indicators empty; many make facts meet.
    tables=dossiers(30),
    calculs=st.lists(st.sampled_from(CALCULS), min_size=2, max_size=3, unique=True),
)
@settings(
    max_examples=NOMBRE,
    derandomize=TOUJOURS_LES_MEMES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_random_dossiers_equal_the_second_reading(db, tables, calculs):
    with cellule_de(tables) as cellule:
        for annee, arret in calculs:
            note(f"{annee}, arrêté au {arret}")
            assert not ecarts(cellule, tables, annee, arret)
