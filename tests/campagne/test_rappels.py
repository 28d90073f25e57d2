"""Reminders: on which days, to whom, in which state of the report; each once, whatever happens."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction

from cellule.config.celery import app
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from rapports import rappels
from rapports.actions.campagne import retenir_le_rappel
from rapports.models import Rappel
from rapports.rappels import rappeler, seuil_du_jour
from rapports.tasks import rappeler_partout, rappeler_une_cellule
from tests.fabriques import CampagneFabrique, ProlongationFabrique

from .conftest import EQUIPE, le, membre

# By default: 15 March for the activity, 30 April for the money, 15 May for the review.
SEUILS = {
    30: "2026-02-13",
    15: "2026-02-28",
    3: "2026-03-12",
    -1: "2026-03-16",
}


@pytest.fixture
def partis(transactional_db) -> Iterator[Callable[[], list[tuple[str, str]]]]:
    """Address and subject of what left since the last time."""

    def lire() -> list[tuple[str, str]]:
        lus = [(courriel.to[0], courriel.subject) for courriel in mail.outbox]
        mail.outbox.clear()
        return sorted(lus)

    yield lire


def lignes(cellule) -> set[tuple[str, str]]:
    with perimetre(cellule):
        return set(Rappel.objects.values_list("genre", "destinataire"))


def adresses(partis) -> set[str]:
    return {adresse for adresse, _ in partis()}


@pytest.mark.parametrize(
    ("reste", "seuil"),
    [(31, None), (30, 30), (24, 30), (23, None), (16, None), (15, 15), (9, 15), (8, None),
     (4, None), (3, 3), (0, 3), (-1, -1), (-7, -1), (-8, None), (-300, None)]
)  # fmt: skip
def test_a_threshold_is_caught_up_with_for_a_week(reste, seuil):
    assert seuil_du_jour(reste, (30, 15, 3, -1)) == seuil


@pytest.mark.parametrize("seuil", SEUILS)
def test_a_reminder_leaves_on_its_day_and_once(partis, equipe, seuil):
    with le(SEUILS[seuil]):
        assert rappeler(equipe) == 2
        envoyes = partis()
        assert {adresse for adresse, _ in envoyes} == EQUIPE
        for _ in range(3):
            assert rappeler(equipe) == 0
        assert partis() == []
    assert {genre for genre, _ in lignes(equipe)} == {f"activite{seuil:+d}:2026-03-15"}
    ((_, sujet), _) = envoyes
    assert sujet == (
        "Rapport d’activité et programme d’actions 2025\xa0: "
        + ("échéance du 15\xa0mars 2026 dépassée" if seuil < 0 else
           "à transmettre au plus tard le 15\xa0mars 2026")
    )  # fmt: skip
    with perimetre(equipe):
        assert Trace.objects.filter(acte="envoyer un rappel").count() == 2


@pytest.mark.parametrize("jour", ["2026-01-02", "2026-02-12", "2026-02-27", "2026-03-11",
                                  "2026-06-30", "2026-11-23"])  # fmt: skip
def test_other_days_are_quiet(partis, equipe, jour):
    with le(jour):
        assert rappeler(equipe) == 0
    assert partis() == []


def test_a_year_of_reminders_day_after_day(partis, equipe):
    """Whatever the days on which the task runs, each person has one mail per threshold."""
    with le("2026-01-01") as horloge:
        for _ in range(365):
            rappeler(equipe)
            horloge.shift(24 * 3600)
    par_personne = [adresse for adresse, _ in partis()]
    assert {adresse: par_personne.count(adresse) for adresse in EQUIPE} == dict.fromkeys(EQUIPE, 8)
    assert len(par_personne) == len(lignes(equipe)) == 16


def test_the_mail_says_what_to_do_and_where(partis, equipe):
    with le("2026-03-12"):
        rappeler(equipe)
    (corps, _) = (courriel.body for courriel in mail.outbox)
    assert corps.startswith("Bonjour,\n\nRapport d’activité et programme d’actions 2025 de Cellule")
    assert "l’échéance est le 15\xa0mars 2026 (dans 3\xa0jours)" in corps
    assert "Le rapport est aujourd’hui\xa0: brouillon." in corps
    assert "complétez le rapport, figez-le, puis transmettez-le." in corps
    assert "http://127.0.0.1:8000/c/gironde/rapports/2025/\n" in corps
    assert "&#" not in corps
    assert "{" not in corps


@pytest.mark.parametrize(
    ("etat", "a_faire"),
    [("fige", "transmettez à l’ARS la version figée"), ("correction_demandee", "corrigez ce que")],
)
def test_a_report_that_is_still_the_cell_s_is_reminded_of(partis, equipe, amener, etat, a_faire):
    amener(equipe, etat)
    with le("2026-03-12"):
        rappeler(equipe)
    assert a_faire in mail.outbox[0].body
    assert adresses(partis) == EQUIPE


@pytest.mark.parametrize("etat", ["transmis", "accepte"])
def test_a_report_handed_over_is_left_in_peace(partis, equipe, amener, etat):
    amener(equipe, etat)
    for jour in (*SEUILS.values(), "2026-04-27", "2026-05-01"):
        with le(jour):
            rappeler(equipe)
    assert not adresses(partis) & EQUIPE


@pytest.mark.parametrize("jour", ["2026-04-30", "2026-05-12", "2026-05-15"])
def test_agents_are_reminded_of_a_report_that_waits_for_them(partis, equipe, amener, jour):
    amener(equipe, "transmis")
    with le(jour):
        assert rappeler(equipe) == 1
        assert rappeler(equipe) == 0
    corps = mail.outbox[0].body
    assert "http://127.0.0.1:8000/ars/75/cellules/gironde/2025/" in corps
    assert partis() == [
        ("agent@ars75.fr", "Rapport 2025 de Cellule de Gironde\xa0: votre décision est attendue")
    ]


@pytest.mark.parametrize(("etat", "jour"), [("transmis", "2026-05-16"), ("accepte", "2026-05-12"),
                                            ("correction_demandee", "2026-05-12")])  # fmt: skip
def test_agents_are_left_in_peace_otherwise(partis, equipe, amener, etat, jour):
    amener(equipe, etat)
    with le(jour):
        rappeler(equipe)
    assert "agent@ars75.fr" not in adresses(partis)


def test_agents_of_both_regions_are_told_and_nobody_twice(partis, equipe, amener):
    equipe.regions = ["75", "04"]
    equipe.save()
    deux = membre(Role.AGENT_ARS, "deux@ars.fr", cellule=None, region_id="75").utilisateur
    membre_ailleurs = {"utilisateur": deux, "role": Role.AGENT_ARS, "region_id": "04"}
    type(membre(Role.AGENT_ARS, "autre@ars.fr", cellule=None, region_id="28")).objects.create(
        **membre_ailleurs
    )
    amener(equipe, "transmis")
    with le("2026-05-12"):
        rappeler(equipe)
    assert [adresse for adresse, _ in partis()] == ["agent@ars04.fr", "agent@ars75.fr",
                                                    "deux@ars.fr"]  # fmt: skip


def test_a_deadline_that_moves_has_its_own_reminders(partis, equipe):
    with le("2026-03-12"):
        rappeler(equipe)
        assert len(partis()) == 2
        with perimetre(equipe, ecriture=True):
            ProlongationFabrique(jour=date(2026, 3, 27))
        assert rappeler(equipe) == 2
    assert "à transmettre au plus tard le 27\xa0mars 2026" in partis()[0][1]
    with le("2026-03-16"):
        assert rappeler(equipe) == 0
    CampagneFabrique(remise_activite=date(2026, 4, 10))
    with le("2026-04-09"):
        rappeler(equipe)
    assert "10\xa0avril 2026" in partis()[0][1]


def test_somebody_who_arrives_is_reminded_and_the_others_not_again(partis, equipe):
    with le("2026-03-12"):
        rappeler(equipe)
        partis()
        membre(Role.CHARGE_MISSION, "nouvelle@gironde.fr", cellule=equipe)
        assert rappeler(equipe) == 1
    assert adresses(partis) == {"nouvelle@gironde.fr"}


def test_a_cell_has_its_own_reminders_and_its_own_day(partis, equipe, voisine):
    with le("2026-03-12"):
        for ici in (equipe, voisine):
            rappeler(ici)
    assert lignes(voisine) == {("activite+3:2026-03-15", "responsable@reunion.fr")}
    assert len(lignes(equipe)) == 2


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
