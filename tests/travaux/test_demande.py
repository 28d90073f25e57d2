"""Asking for a job: one living job per parameters, a trace, a message after the commit."""

import threading
from datetime import date

import pytest
from celery import current_app
from django.db import connection

from cellule.models import Trace, Travail
from cellule.perimetre import LectureSeule, perimetre
from cellule.travaux import demander
from tests.fabriques import UtilisateurFabrique


def test_demander_sends_ids_only_after_the_commit(
    cellule, messages, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), perimetre(cellule, ecriture=True):
        travail = demander("essai_fichier", parametres={"durees": [0]})
        assert messages == []
    assert messages == [
        {
            "tache": "cellule.tasks.executer",
            "kwargs": {"cellule_id": cellule.pk, "travail_id": travail.pk},
            "queue": "rapports",
        }
    ]


def test_demander_twice_gives_the_living_job(dans_la_cellule, messages):
    premier = demander("essai", parametres={"mot": "a"}, demandeur=UtilisateurFabrique())
    assert demander("essai", parametres={"mot": "a"}) == premier
    assert demander("essai", parametres={"mot": "b"}) != premier
    assert Travail.objects.count() == 2


@pytest.mark.parametrize("etat", ["fait", "echec"])
def test_demander_again_after_the_end_makes_a_new_job(dans_la_cellule, messages, etat):
    premier = demander("essai", parametres={"mot": "a"})
    Travail.objects.filter(pk=premier.pk).update(etat=etat)
    assert demander("essai", parametres={"mot": "a"}) != premier


def test_demander_leaves_one_trace(dans_la_cellule, messages):
    demander("essai", parametres={"mot": "a"})
    demander("essai", parametres={"mot": "a"})
    trace = Trace.objects.get()
    assert (trace.acte, trace.objet) == ("demander un travail", "Essai a")
    assert trace.details["parametres"] == {"mot": "a"}


def test_demander_keeps_dates_in_iso(dans_la_cellule, messages):
    assert demander("essai", parametres={"mot": date(2026, 1, 31)}).parametres == {
        "mot": "2026-01-31"
    }


def test_demander_refuses_wrong_parameters_at_once(dans_la_cellule, messages):
    with pytest.raises(TypeError):
        demander("essai", parametres={"mto": "a"})
    with pytest.raises(KeyError):
        demander("inconnue", parametres={})
    assert not Travail.objects.exists()


def test_demander_needs_a_writing_perimeter(cellule, messages):
    with pytest.raises(LectureSeule), perimetre(cellule):
        demander("essai", parametres={"mot": "a"})


def test_demander_outside_any_perimeter_is_for_the_nation(cellule, messages):
    travail = demander("essai", parametres={"mot": "a"})
    assert travail.cellule_id is None
    with perimetre(cellule, ecriture=True):
        assert not Travail.objects.exists()
        assert demander("essai", parametres={"mot": "a"}).cellule_id == cellule.pk


def test_two_cells_have_each_their_job(cellule, voisine, messages):
    travaux = []
    for ici in (cellule, voisine):
        with perimetre(ici, ecriture=True):
            travaux.append(demander("essai", parametres={"mot": "a"}))
    with perimetre(voisine):
        assert list(Travail.objects.all()) == [travaux[1]] != [travaux[0]]


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_the_same_instant_make_one_job(cellule, messages):
    depart, obtenus = threading.Barrier(10), []

    def cliquer() -> None:
        try:
            depart.wait()
            with perimetre(cellule, ecriture=True):
                obtenus.append(demander("essai", parametres={"mot": "a"}).pk)
        finally:
            connection.close()

    clics = [threading.Thread(target=cliquer) for _ in range(10)]
    for clic in clics:
        clic.start()
    for clic in clics:
        clic.join()
    assert len(obtenus) == 10
    assert len(set(obtenus)) == len(messages) == 1
    with perimetre(cellule):
        assert Travail.objects.count() == Trace.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_does_not_answer_loses_nothing(cellule, monkeypatch):
    def en_panne(*_, **__):
        raise ConnectionError("plus de courtier")

    monkeypatch.setattr(current_app, "send_task", en_panne)
    with perimetre(cellule, ecriture=True):
        travail = demander("essai", parametres={"mot": "a"})
    with perimetre(cellule):
        assert Travail.objects.get() == travail
