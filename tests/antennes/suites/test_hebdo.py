"""The weekly mail: to whom, of what, once a week; none to who has stopped it."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core import mail

from antennes.models import EnvoiHebdomadaire, Mandat
from antennes.terrain.suites import tasks
from antennes.terrain.suites.hebdo import ecrire_la_semaine
from cellule.config.celery import app
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.models import Activite, LigneCompteRendu
from tests.fabriques import (
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    LigneCompteRenduFabrique,
)

from .conftest import Terrain, batir

pytestmark = pytest.mark.django_db


def le(jour: str):
    return time_machine.travel(datetime.fromisoformat(f"{jour}T11:00").replace(tzinfo=UTC))


LUNDI = "2025-11-17"


@pytest.fixture
def semaine(terrain) -> Terrain:
    """One meeting to confirm and two tasks in the antenna, as many in the neighbouring one."""
    with perimetre(terrain.cellule, ecriture=True):
        for antenne in (terrain.antenne, terrain.voisine):
            prevue = ActiviteFabrique(
                type="reunion_antenne", debut="2025-11-13", statut="planifie",
                intitule=f"Réunion {antenne.nom}",
            )  # fmt: skip
            AntenneConcerneeFabrique(activite=prevue, antenne=antenne)
            for texte, jour in (("en retard", "2025-11-03"), ("dimanche", "2025-11-23")):
                LigneCompteRenduFabrique(
                    activite=prevue, rubrique="decision", texte=f"{antenne.nom} {texte}",
                    echeance=jour,
                )  # fmt: skip
    return terrain


@pytest.fixture
def envoyer(terrain, django_capture_on_commit_callbacks):
    def faire() -> list:
        with django_capture_on_commit_callbacks(execute=True):
            ecrire_la_semaine(terrain.cellule)
        partis = [*mail.outbox]
        mail.outbox.clear()
        return partis

    return faire


def test_it_tells_what_waits_in_ones_own_antennas(semaine, envoyer):
    with le(LUNDI):
        (courriel,) = envoyer()
    assert courriel.to == ["referent@gironde.fr"]
    assert courriel.subject == "Votre semaine de référent\xa0: 1 réunion à confirmer, 2 tâches"
    ((page, genre),) = courriel.alternatives
    assert genre == "text/html"
    for texte in (courriel.body, page):
        assert "Réunion Sud" in texte and "Sud en retard" in texte and "Sud dimanche" in texte
        assert "Nord" not in texte
        assert texte.count("http") == 3 + 2 + 1
    assert courriel.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert courriel.extra_headers["Auto-Submitted"] == "auto-generated"
    with perimetre(semaine.cellule):
        assert Trace.objects.filter(acte="envoyer le courriel de la semaine").count() == 1


def test_an_antenna_without_a_meeting_for_long_is_told(terrain, envoyer):
    with le("2026-06-15"):
        (courriel,) = envoyer()
    assert courriel.subject.endswith("1 antenne sans réunion")
    assert f"/c/gironde/antennes/{terrain.antenne.pk}/preparer/" in courriel.body


def test_it_leaves_once_a_week_at_most(semaine, envoyer):
    with le("2025-11-17") as horloge:
        for _ in range(21):
            envoyer()
            horloge.shift(24 * 3600)
    with perimetre(semaine.cellule):
        semaines = list(EnvoiHebdomadaire.objects.values_list("semaine", flat=True))
    assert sorted(semaines) == [date(2025, 11, 17), date(2025, 11, 24), date(2025, 12, 1)]


@pytest.mark.parametrize(("jour", "partent"), [("2025-11-19", 1), ("2025-11-20", 0)])
def test_a_site_that_was_stopped_catches_up_until_wednesday(semaine, envoyer, jour, partent):
    with le(jour):
        assert len(envoyer()) == partent


def test_nothing_to_say_nothing_sent(terrain, envoyer):
    with le("2025-11-17"):
        assert envoyer() == []


def finir_le_mandat(terrain: Terrain) -> None:
    with perimetre(terrain.cellule, ecriture=True):
        Mandat.objects.update(fin=date(2025, 11, 16))


def arreter(terrain: Terrain) -> None:
    terrain.referent.hebdo = False
    terrain.referent.save()


def fermer(terrain: Terrain) -> None:
    terrain.referent.is_active = False
    terrain.referent.save()


@pytest.mark.parametrize("empecher", [finir_le_mandat, arreter, fermer])
def test_it_stops_with_the_mandate_the_preference_or_the_account(semaine, envoyer, empecher):
    empecher(semaine)
    with le(LUNDI):
        assert envoyer() == []


def test_a_task_that_is_done_or_that_comes_later_is_left_out(semaine, envoyer):
    with perimetre(semaine.cellule, ecriture=True):
        siennes = LigneCompteRendu.objects.filter(texte__startswith="Sud")
        siennes.filter(texte="Sud en retard").update(suite="faite")
        siennes.filter(texte="Sud dimanche").update(echeance=date(2025, 11, 24))
        Activite.objects.filter(intitule="Réunion Sud").update(type="bureau")
    with le(LUNDI):
        assert envoyer() == []


def test_nobody_hears_of_another_cell(semaine, voisine, envoyer):
    batir(voisine, "ailleurs@reunion.fr")
    with le(LUNDI):
        assert [courriel.to for courriel in envoyer()] == [["referent@gironde.fr"]]


def test_a_mail_server_that_is_away_costs_nobody_their_week(semaine, envoyer, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with le(LUNDI):
        with pytest.raises(OSError):
            envoyer()
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        assert len(envoyer()) == 1


def test_the_preference_is_among_the_others(terrain, page):
    client = terrain.client()
    assert "Courriel hebdomadaire" in client.get("/compte/preferences/").content.decode()
    client.post("/compte/preferences/", {"densite": "confortable"})
    terrain.referent.refresh_from_db()
    assert terrain.referent.hebdo is False
    assert page(Role.LECTEUR).get("/compte/preferences/").status_code == 200


def test_beat_asks_for_each_cell(terrain, voisine, monkeypatch):
    partis = []
    monkeypatch.setattr(
        tasks.ecrire_une_cellule, "apply_async", lambda **options: partis.append(options["kwargs"])
    )
    prevue = app.conf.beat_schedule["ecrire-la-semaine"]
    app.tasks[prevue["task"]](**prevue["kwargs"])
    assert {p["cellule_id"] for p in partis} == {terrain.cellule.pk, voisine.pk}
