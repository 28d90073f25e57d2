"""Reminders leave once, whatever happens: two workers, a crash, a mail server that is away."""

import threading
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction

from cellule.config.celery import app
from cellule.perimetre import perimetre
from rapports import rappels
from rapports.actions.campagne import retenir_le_rappel
from rapports.rappels import rappeler
from rapports.tasks import rappeler_partout, rappeler_une_cellule

# By default: 15 March for the activity, 30 April for the money, 15 May for the review.
from tests.campagne.test_rappels import adresses, lignes

from .conftest import EQUIPE, le

# --- once, whatever happens ---


def test_two_workers_at_once_send_one_mail_each(partis, equipe, monkeypatch):
    """Both have seen that nothing is sent before either writes."""
    depart, envoyes, fautes = threading.Barrier(2), [], []
    dus = rappels.rappels_dus

    def attendre(cellule):
        lus = list(dus(cellule))
        depart.wait(timeout=20)
        return lus

    monkeypatch.setattr(rappels, "rappels_dus", attendre)

    def travailler() -> None:
        try:
            with le("2026-03-12"):
                envoyes.append(rappeler(equipe))
        except Exception as faute:
            fautes.append(faute)
        finally:
            connection.close()

    with le("2026-03-12"):
        ouvriers = [threading.Thread(target=travailler) for _ in range(2)]
        for un in ouvriers:
            un.start()
        for un in ouvriers:
            un.join()
    assert fautes == []
    assert sum(envoyes) == 2
    assert len(partis()) == len(lignes(equipe)) == 2


def test_the_second_transaction_waits_for_the_first_to_decide(transactional_db, equipe):
    """Committed, the first has sent it; rolled back, the second sends it."""
    cle = {"annee": 2025, "genre": "activite+3:2026-03-15", "destinataire": "a@exemple.fr"}
    for garder in (False, True):
        pris, obtenus = threading.Event(), []

        def second(pris=pris, obtenus=obtenus) -> None:
            try:
                pris.wait(timeout=20)
                with perimetre(equipe, ecriture=True):
                    obtenus.append(retenir_le_rappel(**cle))
                    transaction.set_rollback(True)
            finally:
                connection.close()

        autre = threading.Thread(target=second)
        autre.start()
        with perimetre(equipe, ecriture=True):
            assert retenir_le_rappel(**cle)
            pris.set()
            autre.join(timeout=0.5)
            assert autre.is_alive()  # at the unique key
            transaction.set_rollback(not garder)
        autre.join()
        assert obtenus == [not garder]


def test_a_crash_before_the_commit_leaves_neither_row_nor_mail(partis, equipe, monkeypatch):
    def mourir(*_, **__):
        raise SystemExit

    with monkeypatch.context() as tue, le("2026-03-12"):
        tue.setattr(rappels, "envoyer_a_la_fin", mourir)
        with pytest.raises(SystemExit):
            rappeler(equipe)
    assert (partis(), lignes(equipe)) == ([], set())
    with le("2026-03-12"):
        assert rappeler(equipe) == 2
    assert len(partis()) == 2


def test_a_crash_between_the_commit_and_the_mail_loses_it_and_sends_it_to_nobody_twice(
    partis, equipe, monkeypatch
):
    envoyer, faits = EmailBackend.send_messages, []

    def mourir_au_second(self, courriels):
        faits.append(courriels)
        if len(faits) == 2:
            raise SystemExit
        return envoyer(self, courriels)

    with monkeypatch.context() as tue, le("2026-03-12"):
        tue.setattr(EmailBackend, "send_messages", mourir_au_second)
        with pytest.raises(SystemExit):
            rappeler(equipe)
    assert len(lignes(equipe)) == 2
    assert len(partis()) == 1
    with le("2026-03-12"):
        assert rappeler(equipe) == 0
    assert partis() == []


def test_one_mail_that_is_refused_does_not_keep_the_others(partis, equipe, monkeypatch, caplog):
    envoyer, faits = EmailBackend.send_messages, []

    def refuser_le_premier(self, courriels):
        faits.append(courriels)
        if len(faits) == 1:
            raise SMTPServerDisconnected("coupé")
        return envoyer(self, courriels)

    monkeypatch.setattr(EmailBackend, "send_messages", refuser_le_premier)
    with le("2026-03-12"):
        assert rappeler(equipe) == 2
    assert len(partis()) == 1
    assert "coupé" in caplog.text


def test_a_mail_server_that_is_away_costs_no_reminder(partis, equipe, monkeypatch):
    def absent(self):
        raise ConnectionRefusedError("serveur de courriel absent")

    with monkeypatch.context() as panne, le("2026-03-12"):
        panne.setattr(EmailBackend, "open", absent)
        with pytest.raises(ConnectionRefusedError):
            rappeler(equipe)
    assert lignes(equipe) == set()
    with le("2026-03-14"):
        assert rappeler(equipe) == 2
    assert adresses(partis) == EQUIPE


def test_beat_sends_one_task_per_cell_every_day(partis, equipe, voisine, monkeypatch):
    partis_pour = []
    monkeypatch.setattr(
        rappeler_une_cellule, "apply_async", lambda **options: partis_pour.append(options["kwargs"])
    )
    prevue = app.conf.beat_schedule["rappeler-les-echeances"]
    tache = app.tasks[prevue["task"]]
    assert tache.name == rappeler_partout.name
    assert (prevue["schedule"].hour, prevue["schedule"].minute) == ({7}, {0})
    assert tache(**prevue["kwargs"]) == "2 cellules"
    assert partis_pour == [{"cellule_id": equipe.pk}, {"cellule_id": voisine.pk}]
    monkeypatch.undo()
    with le("2026-03-12"):
        assert rappeler_une_cellule(cellule_id=equipe.pk) == "2 rappels"
    assert adresses(partis) == EQUIPE
