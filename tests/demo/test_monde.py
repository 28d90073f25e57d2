"""The rows of a demo cell depend on the cell and the day; nothing is read, nothing is written."""

from collections import Counter
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from cellule.demo.calendrier import est_ouvre, paques
from cellule.demo.chargement import composer
from cellule.demo.monde import PREMIERE_ANNEE
from cellule.demo.profils import ILE_DE_FRANCE, LA_REUNION, PROFILS
from cellule.moments import jour_local

# An ordinary day, the first of a year, a leap day, the last: whatever today is, the demo stands up.
JOURS = (date(2026, 11, 16), date(2027, 1, 1), date(2028, 2, 29), date(2026, 12, 31))


@pytest.fixture(scope="module", params=JOURS, ids=str)
def jour(request) -> date:
    return request.param


@pytest.fixture(scope="module", params=PROFILS, ids=lambda profil: profil.code)
def monde(request, jour):
    return composer(request.param, jour)


def jours(monde, ligne) -> date:
    return jour_local(ligne["debut"], ZoneInfo(monde.profil.fuseau))


def test_easter_is_the_real_one():
    assert [paques(a) for a in (2024, 2025, 2038)] == [
        date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25),
    ]  # fmt: skip


def test_two_runs_on_the_same_day_are_equal():
    une, autre = (composer(LA_REUNION, JOURS[0]).tables for _ in range(2))
    assert une == autre


def test_cells_differ():
    noms = [{(p["nom"], p["prenom"]) for p in composer(profil, JOURS[0]).tables["professionnels"]}
            for profil in PROFILS]  # fmt: skip
    assert len(noms[0] & noms[1]) < min(map(len, noms)) / 10


def test_the_distant_past_does_not_move():
    """A year later, the first year says the same things."""

    def premiere_annee(aujourdhui: date) -> list[dict]:
        tables = composer(ILE_DE_FRANCE, aujourdhui).tables
        gens = [(ligne["nom"], ligne["prenom"]) for ligne in tables["professionnels"]]
        annee = str(PREMIERE_ANNEE)
        return gens + [a for a in tables["activites"] if a["code"].startswith(annee)]

    assert premiere_annee(date(2026, 3, 2)) == premiere_annee(date(2027, 3, 2))


def test_a_hundred_activities_each_full_year(monde):
    parannee = Counter(jours(monde, ligne).year for ligne in monde.tables["activites"])
    completes = [annee for annee in monde.annees_commencees if date(annee, 12, 31) <= monde.jour]
    assert len(completes) >= 3
    assert min(parannee[annee] for annee in completes) >= 100


def test_nothing_to_come_has_taken_place(monde):
    futures = [a for a in monde.tables["activites"] if jours(monde, a) >= monde.jour]
    assert futures, "the diary has something planned"
    assert {a["statut"] for a in futures} <= {"planifie", "annule"}
    dates = {
        "actes": "date", "verifications": "date", "parutions": "date", "audiences": "date",
        "mutualisations": "date", "actions_campagne": "date", "offres": "publiee_le",
        "copil": "debut", "equipe": "debut", "referents": "debut", "antennes": "ouverte_le",
    }  # fmt: skip
    tardives = [ligne for table, colonne in dates.items() for ligne in monde.tables[table]
                if ligne[colonne] > monde.jour]  # fmt: skip
    assert tardives == []


def test_some_recent_meetings_wait_for_a_confirmation():
    """What the person meets every week; on the day of the tests, in both cells."""
    for profil in PROFILS:
        monde = composer(profil, JOURS[0])
        depuis = monde.jour - timedelta(days=45)
        recentes = [
            activite
            for activite in monde.tables["activites"]
            if activite["statut"] == "planifie" and depuis <= jours(monde, activite) < monde.jour
        ]
        assert recentes, profil.code


def test_meetings_fall_on_working_days(monde):
    partages = {a["code"] for a in monde.tables["activites"] if a.get("cle_partage")}
    chomees = [
        a["code"]
        for a in monde.tables["activites"]
        if a["code"] not in partages and not est_ouvre(jours(monde, a), monde.chef_lieu)
    ]
    assert chomees == []


def test_codes_are_unique_and_references_exist(monde):
    codes = {table: [ligne["code"] for ligne in lignes if "code" in ligne]
             for table, lignes in monde.tables.items()}  # fmt: skip
    assert {table for table, valeurs in codes.items() if len(valeurs) != len(set(valeurs))} == set()
    connus = set(codes["activites"])
    for table in ("participations", "seances", "comptes_rendus"):
        assert {ligne["activite"] for ligne in monde.tables[table]} <= connus
