"""`calcul(dossier)`: what the platform computes of a dossier that it imported."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date

import pytest

from cellule.models import Cellule
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from tests.outils.comparaison import differences
from tests.outils.reference import resultats

from .chargement import charger
from .dossier import Dossier

Calcul = Callable[..., dict[str, dict]]


@pytest.fixture
def calcul(db) -> Calcul:
    """Import a dossier and compute a year of it, as known on `arret`.

    The second reading of the rules must agree, on the 24: an expected value that a test would
    state wrong, or leave unstated, does not go unseen.
    """
    charges: list[tuple[dict, Cellule]] = []

    def cellule_de(dossier: Dossier) -> Cellule:
        """Import what is new only: a test often asks for two years of one dossier."""
        if not charges or charges[-1][0] != dossier.tables:
            charges.append((deepcopy(dossier.tables), charger(dossier.tables)))
        return charges[-1][1]

    def calculer_le_dossier(
        dossier: Dossier, annee: int = 2025, arret: str = "2026-01-31"
    ) -> dict[str, dict]:
        jour = date.fromisoformat(arret)
        cellule = cellule_de(dossier)
        with perimetre(cellule):
            obtenus = calculer(cellule, annee, arret=jour).en_json()
        assert not differences(obtenus, resultats(dossier.tables, annee, jour))
        return obtenus

    return calculer_le_dossier
