"""Reminders: on which days, to whom, in which state of the report; each once, whatever happens."""

from datetime import date

import pytest
from django.core import mail

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from rapports.models import Rappel
from rapports.rappels import rappeler, seuil_du_jour
from tests.fabriques import CampagneFabrique, ProlongationFabrique

from .conftest import EQUIPE, le, membre

# By default: 15 March for the activity, 30 April for the money, 15 May for the review.
SEUILS = {
    30: "2026-02-13",
    15: "2026-02-28",
    3: "2026-03-12",
    -1: "2026-03-16",
}


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
