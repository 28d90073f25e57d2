"""What shared facts contribute: enough to compile the nation from stored results alone."""

from datetime import date

import pytest

from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE
from indicateurs.partages import partages
from tests.fabriques import (
    ActiviteFabrique,
    EnqueteFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    SeanceFabrique,
)

ARRET = date(2026, 1, 31)
PLUS_GRANDS = {"participations", "seances", "heures"}
A_PARTAGER = [code for code, un in CATALOGUE.en(2025).items() if un.apports]
PLUS_PETITS = {"non_renseignes", "non_renseignees", "sans_programme"}


def apports(cellule, code: str, arret: date = ARRET) -> dict:
    with perimetre(cellule):
        return partages(calculer(cellule, 2025, arret=arret))[code]


def stocke(cellule, code: str) -> tuple[dict, dict]:
    """What `Releve` keeps of an indicator: its measures, its shared facts."""
    with perimetre(cellule):
        resultats = calculer(cellule, 2025, arret=ARRET)
        return resultats[code].en_json()["mesures"], partages(resultats)[code]


def compiler(stockes: list[tuple[dict, dict]], mesure: str) -> float:
    """Regles §3, written from the docstring of `indicateurs.partages` and nothing else."""
    total = sum(mesures[mesure] or 0 for mesures, _ in stockes)
    par_cle = {}
    for _, cles in stockes:
        for cle, faits in cles.items():
            par_cle.setdefault(cle, []).extend(fait[mesure] or 0 for fait in faits)
    for declares in par_cle.values():
        total -= sum(declares)
        if mesure in PLUS_GRANDS:
            total += max(declares)
        elif mesure in PLUS_PETITS:
            total += min(declares)
        else:
            total += 1
    return total


@pytest.fixture
def ecrire(cellule, voisine):
    """`ecrire(voisine=True)` opens the neighbour to write, else the cell."""
    return lambda *, chez_la_voisine=False: perimetre(
        voisine if chez_la_voisine else cellule, ecriture=True
    )


def test_only_counted_facts_with_a_key_contribute(cellule, ecrire):
    with ecrire():
        ActiviteFabrique(type="copil", cle_partage="a")
        ActiviteFabrique(type="copil")  # of the cell alone
        ActiviteFabrique(type="copil", cle_partage="b", statut="annule")
        ActiviteFabrique(type="copil", cle_partage="c", debut="2024-12-31")
        ActiviteFabrique(type="bureau", cle_partage="d")
    assert apports(cellule, "D2") == {"a": [{"reunions": 1}]}


def test_the_indicators_own_exclusions_do_not_contribute(cellule, ecrire):
    with ecrire():
        venue = ActiviteFabrique(type="reunion_intercellules", cle_partage="a")
        ParticipationFabrique(
            activite=venue, professionnel=ProfessionnelFabrique(equipe_cellule=True)
        )
        ActiviteFabrique(type="reunion_intercellules", cle_partage="b")  # the cell was absent
    assert apports(cellule, "A8") == {"a": [{"reunions": 1}]}


def test_surveys_contribute_once_counted(cellule, ecrire):
    with ecrire():
        close = {"statut": "close", "close_le": date(2025, 9, 1), "cadre": "nationale"}
        EnqueteFabrique(cle_partage="a", realisation="realisee", **close)
        EnqueteFabrique(cle_partage="b", realisation="relayee", **close)
    assert apports(cellule, "D7") == {"a": [{"enquetes": 1, "ventilation": "nationale"}]}


@pytest.mark.parametrize(
    ("code", "role"), [("C2", "organisateur"), ("C2", "co_organisateur"), ("C3", "associe")]
)
def test_events_contribute_their_participations(cellule, ecrire, code, role):
    with ecrire():
        plein = ActiviteFabrique(
            type="evenement", role=role, cle_partage="a", anonymes=10, programme="Une journée",
            nature="colloque",
        )  # fmt: skip
        deux_fois = ProfessionnelFabrique()
        for _ in range(2):  # twice the same person: one participation
            ParticipationFabrique(activite=plein, professionnel=deux_fois)
        ParticipationFabrique(activite=plein, qualite="intervenant")  # not counted
        ActiviteFabrique(type="evenement", role=role, cle_partage="a")
    assert apports(cellule, code)["a"] == [
        {"evenements": 1, "participations": 11, "non_renseignes": 0, "sans_programme": 0,
         "ventilation": "colloque"},
        {"evenements": 1, "participations": 0, "non_renseignes": 1, "sans_programme": 1,
         "ventilation": "autre"},
    ]  # fmt: skip


def test_zero_anonymous_people_is_a_number_given(cellule, ecrire):
    with ecrire():
        ActiviteFabrique(type="evenement", role="associe", cle_partage="a", anonymes=0)
    assert apports(cellule, "C3")["a"][0]["non_renseignes"] == 0


def test_trainings_contribute_their_held_sessions_and_hours(cellule, ecrire):
    with ecrire():
        suivie = ActiviteFabrique(type="formation", role="dispensee", cle_partage="a", heures=99)
        for jour, heures, statut in (
            ("2025-06-15", "3.5", "tenu"),
            ("2026-01-15", None, "tenu"),  # of the following year, and still of this training
            ("2026-02-15", 7, "tenu"),  # after the day of the calculation
            ("2025-07-15", 7, "annule"),
        ):
            SeanceFabrique(
                activite=suivie, debut=jour, jour=date.fromisoformat(jour), heures=heures,
                statut=statut,
            )  # fmt: skip
        for _ in range(3):
            ParticipationFabrique(activite=suivie)
        ActiviteFabrique(
            type="formation", role="soutenue", cle_partage="b", objectifs="Savoir annoncer"
        )
        ActiviteFabrique(type="formation", role="soutenue", cle_partage="c", heures="7.25")
    faits = apports(cellule, "C4")
    assert faits["a"] == [
        {"formations": 1, "seances": 2, "heures": 3.5, "participations": 3,
         "non_renseignees": 0, "sans_programme": 1, "ventilation": "dispensee"}
    ]  # fmt: skip
    assert (faits["b"][0]["seances"], faits["b"][0]["heures"]) == (1, None)
    assert (faits["b"][0]["sans_programme"], faits["c"][0]["heures"]) == (0, 7.25)


@pytest.mark.parametrize("code", A_PARTAGER)
def test_when_every_fact_is_shared_the_measures_are_what_they_contribute(cellule, ecrire, code):
    """The same sums, made by other queries over other rows: they cannot drift apart."""
    with ecrire():
        salarie = ProfessionnelFabrique(equipe_cellule=True)
        for rang, (genre, role) in enumerate(
            [("copil", ""), ("reunion_intercellules", "")]
            + [("evenement", r) for r in ("organisateur", "co_organisateur", "associe")]
            + [("formation", r) for r in ("dispensee", "soutenue")]
        ):
            for n in range(3):
                une = ActiviteFabrique(
                    type=genre, role=role, cle_partage=f"clef-{n % 2}", heures=n or None,
                    anonymes=rang * n or None, programme="Programme" if n == 1 else "",
                )  # fmt: skip
                ParticipationFabrique(activite=une, professionnel=salarie)
                for _ in range(n):
                    ParticipationFabrique(activite=une)
                if genre == "formation" and n:
                    SeanceFabrique(activite=une, heures=n, statut="tenu", jour=une.jour_retenu)
        EnqueteFabrique.create_batch(
            2, cle_partage="e", statut="close", close_le=date(2025, 9, 1), realisation="realisee"
        )
    mesures, cles = stocke(cellule, code)
    faits = [fait for liste in cles.values() for fait in liste]
    assert len(faits) >= 2
    for nom in faits[0].keys() - {"ventilation"}:
        assert sum(fait[nom] or 0 for fait in faits) == mesures[nom], nom


def test_the_nation_counts_a_shared_fact_once_and_its_largest_figures(cellule, voisine, ecrire):
    """A co-organised day: 120 people here, 80 and no programme there; each also has its own."""
    commun = {"type": "evenement", "role": "co_organisateur", "cle_partage": "grand-ouest"}
    with ecrire():
        ActiviteFabrique(**commun, anonymes=120, programme="Matin et après-midi")
        ActiviteFabrique(type="evenement", role="organisateur", anonymes=7, programme="Soirée")
    with ecrire(chez_la_voisine=True):
        ActiviteFabrique(**commun, anonymes=80)
        ActiviteFabrique(**commun)  # declared twice by mistake
        ActiviteFabrique(type="evenement", role="organisateur", anonymes=5)
    stockes = [stocke(cellule, "C2"), stocke(voisine, "C2")]
    assert [mesures["evenements"] for mesures, _ in stockes] == [2, 3]  # each keeps its own count
    assert compiler(stockes, "evenements") == 3
    assert compiler(stockes, "participations") == 120 + 7 + 5
    assert compiler(stockes, "sans_programme") == 1
    assert compiler(stockes, "non_renseignes") == 0


def test_the_nation_takes_the_longest_of_a_shared_training(cellule, voisine, ecrire):
    commun = {"type": "formation", "role": "dispensee", "cle_partage": "du-commun"}
    with ecrire():
        ActiviteFabrique(**commun, heures=14)
    with ecrire(chez_la_voisine=True):
        longue = ActiviteFabrique(**commun)
        SeanceFabrique.create_batch(
            3, activite=longue, statut="tenu", jour=date(2025, 6, 15), heures=None
        )
    stockes = [stocke(cellule, "C4"), stocke(voisine, "C4")]
    assert compiler(stockes, "formations") == 1
    assert compiler(stockes, "seances") == 3
    assert compiler(stockes, "heures") == 14


def test_no_name_leaves_the_cell(cellule, ecrire):
    with ecrire():
        une = ActiviteFabrique(type="formation", role="dispensee", cle_partage="a",
                               intitule="Chez Mme Sentinelle")  # fmt: skip
        ParticipationFabrique(activite=une, professionnel__nom="Sentinelle")
    with perimetre(cellule):
        assert "Sentinelle" not in str(partages(calculer(cellule, 2025, arret=ARRET)))
