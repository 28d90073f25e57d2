"""The demo's cells have figures that the nation may read, without waiting for the night."""

from cellule.models import Travail
from cellule.perimetre import perimetre
from indicateurs.demo import relever
from tests.fabriques import ReleveFabrique


def test_this_year_and_the_last_are_asked_for_where_they_are_missing(cellule):
    annee = cellule.aujourdhui().year
    with perimetre(cellule, ecriture=True):
        ReleveFabrique(annee=annee)
    for _ in range(2):
        relever()
    with perimetre(cellule):
        assert [travail.parametres for travail in Travail.objects.filter(nature="indicateurs")] == [
            {"annee": annee - 1}
        ]
