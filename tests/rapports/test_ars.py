"""The agency's pages: the region, a cell, a report handed over, part by part."""

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from tests.ecrans.conftest import liens, lu
from tests.fabriques import ActiviteFabrique
from tests.rapports.transmission import remettre

pytestmark = pytest.mark.django_db
RAPPORT = "/ars/75/cellules/gironde/2025/"


@pytest.fixture
def agent(page):
    return page(Role.AGENT_ARS, cellule=None, region_id="75")


@pytest.fixture
def rapport(cellule):
    with perimetre(cellule, ecriture=True):
        ActiviteFabrique(type="copil", statut="tenu", debut="2025-03-10", code="copil-1")
        ActiviteFabrique(type="copil", statut="annule", debut="2025-06-10", code="copil-2")
        return remettre(cellule)


def test_region(agent, rapport):
    reponse = agent.get("/ars/75/")
    assert reponse.status_code == 200
    print(lu(reponse))


def test_rapport(agent, rapport):
    reponse = agent.get(RAPPORT)
    assert reponse.status_code == 200
    print(lu(reponse))
    for cible in ("indicateur:D2", "section:equipe", "finance", "programme"):
        reponse = agent.get(f"{RAPPORT}parties/{cible}/")
        assert reponse.status_code == 200
        print(lu(reponse))
    for page in ("accepter", "demander-une-correction", "deleguer"):
        reponse = agent.get(f"{RAPPORT}{page}/")
        assert reponse.status_code == 200
        print(lu(reponse))
