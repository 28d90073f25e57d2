"""Trainings with sessions: their status, their day, their year (regles §1)."""

import pytest

from .dossier import Dossier


def formation(*seances: tuple[str, str], statut: str = "planifie", debut: str = "2025-06-15"):
    d = Dossier()
    code = d.formation(debut, statut=statut, programme="p")
    for jour, etat in seances:
        d.seance(code, jour, etat)
    return d


@pytest.mark.parametrize("propre", ["planifie", "tenu", "annule", "reporte"])
def test_a_held_session_makes_the_training_held(calcul, propre):
    d = formation(("2025-03-01", "annule"), ("2025-04-01", "tenu"), statut=propre)

    assert calcul(d)["C4"]["comptes"] == 1


@pytest.mark.parametrize(
    ("propre", "motif"),
    [
        ("planifie", "a_confirmer"),
        ("tenu", "a_confirmer"),  # its own « tenu » is read as « planifie »
        ("annule", "annulee"),
        ("reporte", "reportee"),
    ],
)
@pytest.mark.parametrize("etat", ["planifie", "annule", "reporte"])
def test_without_a_held_session_the_training_has_its_own_status(calcul, propre, motif, etat):
    d = formation(("2025-04-01", etat), statut=propre)

    assert calcul(d)["C4"]["exclus"] == {motif: 1}


def test_own_held_status_read_as_planned_waits_for_its_planned_session(calcul):
    d = formation(("2025-04-01", "annule"), ("2025-09-01", "planifie"), statut="tenu")

    assert calcul(d, arret="2025-06-30")["C4"]["exclus"] == {"a_venir": 1}
    assert calcul(d, arret="2025-09-02")["C4"]["exclus"] == {"a_confirmer": 1}


@pytest.mark.parametrize(
    ("seances", "annee"),
    [
        # The earliest held session, whatever comes before it without being held.
        ([("2023-05-01", "planifie"), ("2025-05-02", "tenu"), ("2024-05-01", "tenu")], 2024),
        ([("2023-05-01", "annule"), ("2024-05-01", "planifie"), ("2025-05-01", "tenu")], 2025),
        # Else the earliest planned one.
        ([("2023-05-01", "annule"), ("2025-05-01", "planifie"), ("2024-05-01", "planifie")], 2024),
        ([("2023-05-01", "reporte"), ("2024-05-01", "planifie")], 2024),
        # Else the earliest of all.
        ([("2025-05-01", "annule"), ("2024-05-01", "reporte")], 2024),
    ],
)
def test_the_day_of_a_training_is_that_of_its_sessions(calcul, seances, annee):
    d = formation(*seances, statut="planifie", debut="2022-06-15")

    candidats = {a: calcul(d, a, "2027-01-01")["C4"]["candidats"] for a in range(2022, 2026)}

    assert candidats == {a: int(a == annee) for a in range(2022, 2026)}


def test_the_day_that_counts_decides_between_past_and_future(calcul):
    d = formation(("2025-10-01", "tenu"), ("2025-05-01", "planifie"), debut="2025-02-01")

    assert calcul(d, arret="2025-06-30")["C4"]["exclus"] == {"date_future": 1}
    assert calcul(d, arret="2025-10-01")["C4"]["comptes"] == 1


@pytest.mark.parametrize(
    ("fuseau", "seance", "annee"),
    [
        ("Indian/Reunion", "2025-12-31T20:30Z", 2026),
        ("America/Guadeloupe", "2026-01-01T03:30Z", 2025),
        ("Europe/Paris", "2026-01-01T00:15+02:00", 2025),
        ("Europe/Paris", "2025-12-31T23:59", 2025),
    ],
)
def test_sessions_have_the_local_day_of_the_cell_too(calcul, fuseau, seance, annee):
    d = Dossier(fuseau=fuseau)
    d.seance(d.formation("2020-01-01"), seance)

    candidats = {a: calcul(d, a, "2027-01-01")["C4"]["candidats"] for a in (2025, 2026)}

    assert candidats == {2025: int(annee == 2025), 2026: int(annee == 2026)}


def test_without_sessions_a_training_has_its_own_status_and_day(calcul):
    d = Dossier()
    d.formation("2025-06-15", statut="tenu")
    d.formation("2025-06-15", statut="planifie")
    d.formation("2024-12-31", statut="tenu")

    c4 = calcul(d)["C4"]

    assert (c4["comptes"], c4["exclus"]) == (1, {"a_confirmer": 1})
