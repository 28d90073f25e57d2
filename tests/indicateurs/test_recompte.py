"""`candidats = comptes + exclus`, where the candidates are recounted in raw SQL."""

import pytest

from cellule.models import Cellule
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from indicateurs.catalogue import CODES
from tests.outils.dossiers import TABLES, dossier
from tests.outils.fichiers import depuis_csv
from tests.outils.recompte import CANDIDATS, candidats

from .chargement import CALCULS, EXEMPLE, cellule_de


def verifier(cellule: Cellule, annee: int, arret) -> None:
    with perimetre(cellule):
        resultats = calculer(cellule, annee, arret=arret)
        recomptes = candidats(cellule, annee, arret)
    totaux = {code: r.comptes + sum(r.exclus.values()) for code, r in resultats.items()}
    assert totaux == recomptes, (cellule, annee, arret)


def test_every_indicator_is_recounted():
    assert tuple(CANDIDATS) == CODES


def test_candidates_of_the_example_year_are_all_counted_or_excluded(db):
    with cellule_de(depuis_csv(EXEMPLE)) as cellule:
        for annee, arret in CALCULS:
            verifier(cellule, annee, arret)


def test_candidates_of_every_demo_cell_and_year_are_all_counted_or_excluded(demo_chargee):
    for cellule in demo_chargee.cellules():
        for annee in demo_chargee.annees():
            verifier(cellule, annee, demo_chargee.jour)


@pytest.mark.parametrize("graine", range(6))
def test_candidates_of_random_dossiers_are_all_counted_or_excluded(db, graine):
    tailles = dict.fromkeys(TABLES, 12) | {"activites": 60, "seances": 30, "participations": 60}
    with cellule_de(dossier(graine, tailles)) as cellule:
        for annee, arret in CALCULS[:4]:
            verifier(cellule, annee, arret)
