"""Candidate activities: the year, the local day, and the five common reasons (regles §1)."""

from datetime import date

import pytest

from cellule.perimetre import perimetre
from indicateurs.calcul import AnneeNonCommencee, calculer
from tests.fabriques import CelluleFabrique
from tests.outils.reference import AnneeRefusee, resultats

from .dossier import Dossier


def test_every_candidate_is_counted_or_has_the_first_reason_that_applies(calcul):
    d = Dossier()
    d.activite("copil", "2025-03-01")
    d.activite("copil", "2025-03-02", statut="annule")
    d.activite("copil", "2025-03-03", statut="reporte")
    d.activite("copil", "2025-03-04", statut="planifie")
    d.activite("copil", "2025-11-05", statut="planifie")
    d.activite("copil", "2025-11-06")
    # Cancelled and postponed come before what their day would say.
    d.activite("copil", "2025-11-07", statut="annule")
    d.activite("copil", "2025-11-08", statut="reporte")
    # Other types and other years are no candidates.
    d.activite("bureau", "2025-03-01")
    d.activite("groupe_travail", "2025-03-01")
    d.activite("autre_reunion", "2025-03-01")
    d.activite("reunion_referents", "2025-03-01")
    d.activite("copil", "2024-03-01")
    d.activite("copil", "2026-03-01")

    d2 = calcul(d, arret="2025-06-30")["D2"]

    assert (d2["candidats"], d2["comptes"]) == (8, 1)
    assert d2["exclus"] == {
        "annulee": 2, "reportee": 2, "a_venir": 1, "a_confirmer": 1, "date_future": 1,
    }  # fmt: skip
    assert d2["mesures"] == {"reunions": 1}


@pytest.mark.parametrize(
    ("statut", "debut", "motif"),
    [
        ("planifie", "2025-06-29", "a_confirmer"),  # before J: nobody said whether it took place
        ("planifie", "2025-06-30", "a_venir"),  # on J
        ("planifie", "2025-06-30T00:00", "a_venir"),
        ("planifie", "2025-06-29T23:59:59", "a_confirmer"),
        ("planifie", "2025-07-01", "a_venir"),
        ("tenu", "2025-06-30", None),  # held on the last day
        ("tenu", "2025-06-30T23:59", None),
        ("tenu", "2025-07-01", "date_future"),
        ("tenu", "2025-07-01T00:00", "date_future"),
    ],
)
def test_day_of_the_calculation_separates_what_is_past_from_what_is_to_come(
    calcul, statut, debut, motif
):
    d = Dossier()
    d.activite("copil", debut, statut=statut)

    assert calcul(d, arret="2025-06-30")["D2"]["exclus"] == ({motif: 1} if motif else {})


@pytest.mark.parametrize(
    ("arret", "attendu"),
    [
        ("2025-01-01", ({"a_venir": 1, "date_future": 2}, 1)),
        ("2025-12-31", ({"a_venir": 1}, 3)),  # planned for J itself
        ("2026-01-01", ({"a_confirmer": 1}, 3)),  # later: everything planned is past
        ("2030-06-30", ({"a_confirmer": 1}, 3)),
    ],
)
def test_last_day_is_the_end_of_the_year_or_the_day_of_the_calculation(calcul, arret, attendu):
    d = Dossier()
    d.activite("copil", "2025-01-01")
    d.activite("copil", "2025-01-02")
    d.activite("copil", "2025-12-31")
    d.activite("copil", "2025-12-31", statut="planifie")

    d2 = calcul(d, arret=arret)["D2"]

    assert (d2["exclus"], d2["comptes"]) == attendu


def test_common_reasons_come_before_those_of_the_indicator(calcul):
    d = Dossier()
    for statut in ("annule", "reporte", "planifie", "tenu"):
        d.activite("reunion_ars", "2025-03-01", statut=statut)
        d.activite("reunion_ars", "2025-12-01", statut=statut)

    d8 = calcul(d, arret="2025-06-30")["D8"]

    assert d8["exclus"] == {
        "annulee": 2, "reportee": 2, "a_venir": 1, "a_confirmer": 1, "date_future": 1,
        "cellule_absente": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fuseau", "debut", "annee"),
    [
        # Without an offset a moment is already local, in every zone.
        ("Europe/Paris", "2025-12-31T23:59:59", 2025),
        ("Indian/Reunion", "2025-12-31T23:59:59", 2025),
        ("America/Guadeloupe", "2026-01-01T00:00", 2026),
        # A date has no time to convert.
        ("Indian/Reunion", "2025-12-31", 2025),
        ("America/Guadeloupe", "2026-01-01", 2026),
        # With an offset it is converted first.
        ("Europe/Paris", "2025-12-31T22:59:59Z", 2025),
        ("Europe/Paris", "2025-12-31T23:00:00Z", 2026),
        ("Europe/Paris", "2026-01-01T00:30+02:00", 2025),
        ("Indian/Reunion", "2025-12-31T19:59Z", 2025),
        ("Indian/Reunion", "2025-12-31T20:00Z", 2026),
        ("Indian/Reunion", "2025-12-31T21:00+01:00", 2026),
        ("America/Guadeloupe", "2026-01-01T03:59Z", 2025),
        ("America/Guadeloupe", "2026-01-01T04:00Z", 2026),
        ("America/Guadeloupe", "2026-01-01T04:59+01:00", 2025),
        ("America/Guadeloupe", "2025-12-31T23:00-05:00", 2026),
    ],
)
def test_an_activity_belongs_to_the_year_of_its_local_day(calcul, fuseau, debut, annee):
    d = Dossier(fuseau=fuseau)
    d.activite("copil", debut)

    comptes = {a: calcul(d, a, "2027-01-01")["D2"]["candidats"] for a in (2025, 2026)}

    assert comptes == {2025: int(annee == 2025), 2026: int(annee == 2026)}


def test_an_activity_of_several_days_belongs_to_the_year_of_its_first(calcul):
    d = Dossier()
    d.activite("copil", "2025-12-31", fin="2026-01-02")

    assert calcul(d, 2025)["D2"]["comptes"] == 1
    assert calcul(d, 2026)["D2"]["candidats"] == 0


def test_summer_time_moves_the_local_day_of_an_offset(calcul):
    d = Dossier()
    d.activite("copil", "2025-07-01T22:30Z", statut="planifie")  # 2 July, 00:30 in Paris
    d.activite("copil", "2025-02-01T22:30Z", statut="planifie")  # 1 February, 23:30

    assert calcul(d, arret="2025-07-02")["D2"]["exclus"] == {"a_venir": 1, "a_confirmer": 1}
    assert calcul(d, arret="2025-02-01")["D2"]["exclus"] == {"a_venir": 2}


def test_the_29th_of_february_is_a_day_like_the_others(calcul):
    d = Dossier()
    d.activite("copil", "2024-02-29T23:30")
    d.activite("copil", "2024-02-29", statut="planifie")

    assert calcul(d, 2024, "2024-02-28")["D2"]["exclus"] == {"a_venir": 1, "date_future": 1}
    assert calcul(d, 2024, "2024-02-29")["D2"]["exclus"] == {"a_venir": 1}
    assert calcul(d, 2024, "2024-03-01")["D2"]["exclus"] == {"a_confirmer": 1}


def test_a_year_that_has_not_begun_is_refused(db):
    cellule = CelluleFabrique()
    with perimetre(cellule):
        with pytest.raises(AnneeNonCommencee):
            calculer(cellule, 2026, arret=date(2025, 12, 31))
        assert calculer(cellule, 2026, arret=date(2026, 1, 1)).annee == 2026
    with pytest.raises(AnneeRefusee):
        resultats(Dossier().tables, 2026, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("fuseau", "attendu"),
    [
        ("Europe/Paris", date(2025, 12, 31)),
        ("Indian/Reunion", date(2026, 1, 1)),
        ("America/Guadeloupe", date(2025, 12, 31)),
    ],
)
def test_without_an_explicit_day_j_is_today_in_the_time_zone_of_the_cell(
    db, time_machine, fuseau, attendu
):
    time_machine.move_to("2025-12-31T21:00:00Z")
    cellule = CelluleFabrique(fuseau=fuseau)
    with perimetre(cellule):
        assert calculer(cellule, 2025).arret == attendu
        if attendu.year == 2025:
            with pytest.raises(AnneeNonCommencee):
                calculer(cellule, 2026)
        else:
            assert calculer(cellule, 2026).arret == attendu


def test_cells_and_elements_of_lists_are_trimmed(calcul):
    d = Dossier(
        departements=" 33 |\t40", fuseau="  Europe/Paris ", perimetre_equipes=" USP | EMSP "
    )
    usp = d.structure(" USP ", code=" U1 ", departement=" 40 ")
    emsp = d.structure(code="E1")
    antenne = d.ajouter("antennes", code=" A1")
    d.activite(
        " reunion_antenne ", " 2025-03-01T10:00 ", statut=" tenu ", antennes=" A1 ",
        structures=" U1 | E1 ", objectifs="   ", anonymes=" 4 ",
    )  # fmt: skip
    assert (usp, emsp, antenne) == (" U1 ", "E1", " A1")

    resultats_ = calcul(d)

    assert resultats_["A3"]["mesures"]["rencontrees"] == 2
    assert resultats_["A4"]["mesures"]["participations"] == 4


def test_what_is_empty_once_trimmed_is_empty(calcul):
    d = Dossier()
    d.ajouter("actions", objectifs=" \t ", fin="  ")
    d.activite("evenement", role="associe", nature="  ", programme=" ", anonymes="")
    resultats_ = calcul(d)

    assert resultats_["D4"]["mesures"]["sans_objectif"] == 1
    assert resultats_["C3"]["ventilation"] == {"autre": 1}
    assert resultats_["C3"]["mesures"]["sans_programme"] == 1
    assert resultats_["C3"]["mesures"]["non_renseignes"] == 1


def test_labels_are_compared_exactly(calcul):
    d = Dossier()
    for nature in ("Journée", "journée", "journee", " Journée "):
        d.activite("evenement", role="organisateur", nature=nature)
    d.ajouter("actions_campagne", campagne="Semaine des aidants")
    d.ajouter("actions_campagne", campagne="semaine des aidants")

    resultats_ = calcul(d)

    assert resultats_["C2"]["ventilation"] == {"Journée": 2, "journée": 1, "journee": 1}
    assert resultats_["I1"]["mesures"]["campagnes"] == 2


def test_a_table_that_is_missing_means_nothing_logged(calcul):
    resultats_ = calcul(Dossier())

    assert {code: r["candidats"] for code, r in resultats_.items()} == dict.fromkeys(resultats_, 0)
