"""An agency grants a cell of its region a later deadline."""

from datetime import date

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from rapports.models import Prolongation
from tests.ecrans.conftest import lu

from .conftest import EQUIPE, le

pytestmark = pytest.mark.django_db
ADRESSE = "/ars/75/cellules/gironde/2025/prolongation/"
DELAI = {"echeance": "activite", "jour": "2026-04-02", "motif": "Congé de la coordinatrice"}


@pytest.fixture
def agent(page, equipe):
    return page(Role.AGENT_ARS, region_id="75", cellule=None)


def accordees(cellule) -> list[tuple]:
    with perimetre(cellule):
        return list(Prolongation.objects.values_list("annee", "echeance", "jour", "motif"))


def test_a_delay_is_granted_traced_and_told(
    agent, cellule, mailoutbox, django_capture_on_commit_callbacks
):
    with le("2026-03-10"), django_capture_on_commit_callbacks(execute=True):
        reponse = agent.post(ADRESSE, DELAI)
    assert reponse.status_code == 302
    assert accordees(cellule) == [(2025, "activite", date(2026, 4, 2), DELAI["motif"])]
    with perimetre(cellule):
        trace = Trace.objects.get(acte="prolonger une échéance")
        assert Prolongation.objects.get().accordee_par.startswith("Camille Nom-")
    assert (trace.motif, trace.details["jour"]) == (DELAI["motif"], "2026-04-02")
    assert {adresse for courriel in mailoutbox for adresse in courriel.to} == EQUIPE
    assert all(len(courriel.to) == 1 for courriel in mailoutbox)
    corps = mailoutbox[0].body
    assert "Congé de la coordinatrice" in corps
    assert "à transmettre au plus tard le 2\xa0avril 2026" in corps
    assert "http://127.0.0.1:8000/c/gironde/rapports/2025/" in corps


def test_a_second_delay_replaces_the_first(agent, cellule):
    with le("2026-03-10"):
        agent.post(ADRESSE, DELAI)
        assert "Délai déjà accordé, au lieu du 15 mars 2026 : Congé" in lu(agent.get(ADRESSE))
        agent.post(ADRESSE, DELAI | {"jour": "2026-04-10", "motif": "Encore"})
        agent.post(ADRESSE, DELAI | {"echeance": "finance", "jour": "2026-05-10"})
    assert accordees(cellule) == [
        (2025, "activite", date(2026, 4, 10), "Encore"),
        (2025, "finance", date(2026, 5, 10), DELAI["motif"]),
    ]


@pytest.mark.parametrize(
    ("champ", "valeur", "message"),
    [
        ("motif", "", "Ce champ est obligatoire"),
        ("motif", "   ", "Ce champ est obligatoire"),
        ("jour", "2026-03-15", "L’échéance est déjà le 15 mars 2026"),
        ("jour", "2026-01-01", "L’échéance est déjà le 15 mars 2026"),
        ("jour", "2062-04-02", "au-delà du 31 décembre 2026"),
        ("jour", "2026-03-18", "Ce jour est passé"),
        ("jour", "", "Ce champ est obligatoire"),
        ("echeance", "autre", "Sélectionnez un choix valide"),
    ],
)
def test_a_delay_that_makes_no_sense_is_refused_at_its_field(
    agent, cellule, mailoutbox, champ, valeur, message
):
    with le("2026-03-20"):
        reponse = agent.post(ADRESSE, DELAI | {champ: valeur})
    assert reponse.status_code == 400
    assert list(reponse.context["form"].errors) == [champ]
    assert message in lu(reponse).replace("\xa0", " ")
    assert accordees(cellule) == []
    assert mailoutbox == []


@pytest.mark.parametrize(
    "adresse",
    [
        "/ars/75/cellules/mascareignes/2025/prolongation/",
        "/ars/04/cellules/mascareignes/2025/prolongation/",
        "/ars/04/cellules/gironde/2025/prolongation/",
        "/ars/75/cellules/aucune/2025/prolongation/",
        "/ars/75/cellules/gironde/9999/prolongation/",
    ],
)
def test_a_cell_of_another_region_does_not_exist(agent, voisine, adresse):
    with le("2026-03-10"):
        assert agent.get(adresse).status_code == 404
        assert agent.post(adresse, DELAI).status_code == 404
    assert accordees(voisine) == []


@pytest.mark.parametrize("role", [Role.RESPONSABLE, Role.NATIONAL])
def test_a_cell_grants_itself_nothing(page, cellule, role):
    assert page(role).post(ADRESSE, DELAI).status_code == 404
    assert accordees(cellule) == []
