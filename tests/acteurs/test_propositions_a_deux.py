"""Two people accept the same proposal at the same instant: one sheet, one trace."""

import threading

import pytest
from django.db import connection

from acteurs.actions.propositions import accepter
from acteurs.models import Proposition, Structure
from cellule.models import Trace
from cellule.perimetre import perimetre
from tests.fabriques import CelluleFabrique, PropositionFabrique

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_finds_it_decided():
    cellule = CelluleFabrique()
    with perimetre(cellule, ecriture=True):
        cles = [PropositionFabrique().pk for _ in range(2)]
    depart, faites, fautes = threading.Barrier(2), [], []

    def cliquer() -> None:
        try:
            depart.wait(10)
            with perimetre(cellule, ecriture=True):
                faites.append(len(accepter(cles=cles).faites))
        except Exception as faute:
            fautes.append(faute)
        finally:
            connection.close()

    fils = [threading.Thread(target=cliquer) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(30)
    assert fautes == []
    assert sorted(faites) == [0, 2]
    with perimetre(cellule):
        assert Structure.objects.count() == 2
        assert Trace.objects.filter(acte="accepter des propositions").count() == 1
        assert not Proposition.objects.filter(etat="a_examiner").exists()
