"""Health checks: who answers, who does not, and nothing that costs at every request."""

import pytest
from celery import current_app
from django.db import OperationalError

from cellule import sante

TOUT = [{"name": "defaut"}, {"name": "rapports"}]


@pytest.fixture
def ouvriers(monkeypatch, sante_neuve):
    """`ouvriers({...})`: what the workers answer."""

    class Inspection:
        reponses: dict | None = None
        questions = 0

        def active_queues(self):
            type(self).questions += 1
            return self.reponses

    def repondre(reponses: dict | None) -> type[Inspection]:
        Inspection.reponses = reponses
        return Inspection

    monkeypatch.setattr(current_app.control, "inspect", lambda **_: Inspection())
    return repondre


def test_alive_needs_nobody(client):
    reponse = client.get("/sante/vivant")
    assert (reponse.status_code, reponse.json()) == (200, {"vivant": True})


@pytest.mark.django_db
def test_ready_when_everybody_answers(client, ouvriers):
    ouvriers({"a@vm": TOUT[:1], "b@vm": TOUT[1:]})
    reponse = client.get("/sante/pret")
    assert reponse.status_code == 200
    assert "no-store" in reponse["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("reponses", [None, {}, {"a@vm": TOUT[:1]}, {"a@vm": []}])
def test_not_ready_when_a_queue_has_no_worker(client, ouvriers, reponses):
    ouvriers(reponses)
    reponse = client.get("/sante/pret")
    assert (reponse.status_code, reponse.json()) == (
        503,
        {"base": True, "courtier": True, "travaux": False},
    )


@pytest.mark.django_db
def test_not_ready_without_a_broker(client, sante_neuve, monkeypatch):
    monkeypatch.setattr(
        current_app, "connection_for_write",
        lambda **options: current_app.connection_for_read("redis://127.0.0.1:1/0", **options),
    )  # fmt: skip
    assert client.get("/sante/pret").json() == {"base": True, "courtier": False, "travaux": False}


@pytest.mark.django_db
def test_not_ready_without_a_database(client, ouvriers, monkeypatch):
    def en_panne():
        raise OperationalError("secret")

    ouvriers({"a@vm": TOUT})
    monkeypatch.setattr(sante.connection, "ensure_connection", en_panne)
    reponse = client.get("/sante/pret")
    assert reponse.status_code == 503
    assert reponse.json() == {"base": False, "courtier": True, "travaux": True}


@pytest.mark.django_db
def test_a_hurried_visitor_is_given_the_same_answer(client, ouvriers, monkeypatch):
    inspection = ouvriers({"a@vm": TOUT})
    for _ in range(5):
        client.get("/sante/pret")
    assert inspection.questions == 1
    monkeypatch.setattr(sante, "FRAICHEUR", -1)
    client.get("/sante/pret")
    assert inspection.questions == 2
