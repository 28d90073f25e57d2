"""D1 to D4 (regles §2)."""

import pytest

from .dossier import Dossier

# -- D1 ---------------------------------------------------------------------------------------


def copil(d: Dossier, debut: str, fin: str = "", **champs) -> str:
    champs.setdefault("professionnel", d.personne())
    champs.setdefault("structure", d.structure("USP"))
    d.ajouter("copil", debut=debut, fin=fin, **champs)
    return champs["professionnel"]


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        ("2024-01-01", "", (1, {})),
        ("2024-01-01", "2024-12-31", (0, {})),  # ended the day before the year
        ("2024-01-01", "2025-01-01", (0, {"termine": 1})),
        ("2025-02-01", "2025-02-01", (0, {"termine": 1})),  # one day
        ("2025-06-29", "2025-06-29", (0, {"termine": 1})),
        ("2025-06-29", "2025-06-30", (1, {})),  # its last day is the last day
        ("2025-06-30", "", (1, {})),
        ("2025-07-01", "", (0, {})),  # begins after the last day
        ("2024-01-01", "2025-09-30", (1, {})),  # its end is still to come
    ],
)
def test_d1_mandates_that_touch_the_year_and_those_that_have_ended(calcul, debut, fin, attendu):
    d = Dossier()
    copil(d, debut, fin)

    d1 = calcul(d, arret="2025-06-30")["D1"]

    assert (d1["comptes"], d1["exclus"]) == attendu


def test_d1_counts_people_by_college_and_quality(calcul):
    d = Dossier()
    alice = copil(d, "2024-01-01", college="ars", qualite="titulaire")
    copil(d, "2024-01-01", professionnel=alice, college="usagers", qualite="suppleant")
    copil(d, "2024-01-01", professionnel=alice, college="ars", qualite="titulaire")
    copil(d, "2024-01-01", college="ars", qualite="suppleant")
    # A mandate of titulaire that has ended makes nobody titulaire, and no college.
    bob = copil(d, "2024-01-01", "2025-03-01", college="ethique", qualite="titulaire")
    copil(d, "2025-03-02", professionnel=bob, college="domicile", qualite="suppleant")

    d1 = calcul(d)["D1"]

    assert d1["mesures"] == {
        "membres": 3, "titulaires": 1, "colleges": 3, "arrivees": 1, "departs": 1,
    }  # fmt: skip
    assert d1["ventilation"] == {"ars": 2, "domicile": 1, "usagers": 1}
    assert (d1["comptes"], d1["exclus"]) == (5, {"termine": 1})


def test_d1_arrivals_and_departures_are_mandates_of_the_candidates(calcul):
    d = Dossier()
    alice = copil(d, "2025-01-01", "2025-12-31")
    copil(d, "2025-01-01", professionnel=alice, college="ars")  # two mandates, two arrivals
    copil(d, "2024-12-31", "2025-06-30")
    copil(d, "2025-02-01", "2025-03-01")
    copil(d, "2024-01-01", "2026-01-01")

    assert calcul(d)["D1"]["mesures"] | {"membres": 0} == {
        "membres": 0, "titulaires": 2, "colleges": 2, "arrivees": 3, "departs": 3,
    }  # fmt: skip
    # Halfway: those who leave later have not left.
    mesures = calcul(d, arret="2025-06-30")["D1"]["mesures"]
    assert (mesures["arrivees"], mesures["departs"], mesures["membres"]) == (3, 2, 3)


# -- D2 ---------------------------------------------------------------------------------------


def test_d2_counts_the_steering_committee_and_not_its_bureau(calcul):
    d = Dossier()
    d.activite("copil", "2025-01-01")
    d.activite("copil", "2025-12-31")
    d.activite("bureau")
    d.activite("groupe_travail")

    d2 = calcul(d)["D2"]

    assert (d2["mesures"], d2["ventilation"], d2["candidats"]) == ({"reunions": 2}, {}, 2)


# -- D3 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statut", "publie", "attendu"),
    [
        ("publie", "2025-06-30", (1, {})),
        ("publie", "2025-07-01", (0, {"en_cours": 1})),  # published after the last day
        ("publie", "2030-01-01", (0, {"en_cours": 1})),  # of whatever year
        ("publie", "2020-06-30", (1, {})),  # five years to the day
        ("publie", "2020-06-29", (0, {"ancien": 1})),
        ("publie", "1999-01-01", (0, {"ancien": 1})),
        ("en_cours", "", (0, {"en_cours": 1})),
        ("abandonne", "", (0, {})),  # no candidate
    ],
)
def test_d3_a_diagnosis_is_published_and_less_than_five_years_old(calcul, statut, publie, attendu):
    d = Dossier()
    d.ajouter("diagnostics", statut=statut, publie_le=publie)

    d3 = calcul(d, arret="2025-06-30")["D3"]

    assert (d3["comptes"], d3["exclus"]) == attendu
    assert d3["mesures"]["realise"] is bool(attendu[0])


@pytest.mark.parametrize(
    ("arret", "publie", "ancien"),
    [
        # 2019 has no 29 February: the 28th is before it, the 1st of March is not.
        ("2024-02-29", "2019-02-28", True),
        ("2024-02-29", "2019-03-01", False),
        ("2025-02-28", "2020-02-28", False),
        ("2025-02-28", "2020-02-27", True),
        ("2025-03-01", "2020-02-29", True),
        ("2025-03-01", "2020-03-01", False),
    ],
)
def test_d3_five_years_before_a_day_that_does_not_exist(calcul, arret, publie, ancien):
    d = Dossier()
    d.ajouter("diagnostics", publie_le=publie)

    d3 = calcul(d, int(arret[:4]), arret)["D3"]

    assert d3["exclus"] == ({"ancien": 1} if ancien else {})


def test_d3_measures_of_the_diagnoses_counted(calcul):
    d = Dossier(departements="33|40|47")
    d.ajouter("diagnostics", publie_le="2025-01-01", departements="33|75")
    d.ajouter("diagnostics", publie_le="2025-12-31", departements="33|40")
    d.ajouter("diagnostics", publie_le="2024-12-31", departements="24")
    # Excluded ones give neither date nor department.
    d.ajouter("diagnostics", publie_le="2026-01-01", departements="47")
    d.ajouter("diagnostics", statut="en_cours", departements="47")
    d.ajouter("diagnostics", publie_le="2019-01-01", departements="47")

    d3 = calcul(d)["D3"]

    assert d3["mesures"] == {
        "realise": True,
        "publies_dans_annee": 2,
        "derniere_publication": "2025-12-31",
        "departements_couverts": 2,
        "departements_total": 3,
    }
    assert (d3["etat"], d3["exclus"]) == ("valeur", {"en_cours": 2, "ancien": 1})


# -- D4 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("champs", "attendu"),
    [
        ({"debut": "2025-06-30"}, (1, {})),
        ({"debut": "2025-07-01"}, (0, {})),  # begins after the last day
        ({"debut": "2020-01-01"}, (1, {})),  # still running
        ({"debut": "2020-01-01", "fin": "2025-01-01", "statut": "terminee"}, (1, {})),
        ({"debut": "2020-01-01", "fin": "2024-12-31", "statut": "terminee"}, (0, {})),
        ({"debut": "2025-01-01", "statut": "abandonnee"}, (0, {"abandonnee": 1})),
        ({"debut": "2025-01-01", "statut": "prevue"}, (0, {"prevue": 1})),
        ({"debut": "2026-01-01", "statut": "prevue"}, (0, {})),
    ],
)
def test_d4_actions_that_touch_the_year(calcul, champs, attendu):
    d = Dossier()
    d.ajouter("actions", **champs)

    d4 = calcul(d, arret="2025-06-30")["D4"]

    assert (d4["comptes"], d4["exclus"]) == attendu


def test_d4_an_action_with_the_ars_and_partners_is_one_action(calcul):
    d = Dossier()
    partenaires = [d.structure("CPTS"), d.structure("DAC")]
    d.ajouter("actions", nature="parcours", avec_ars="oui", partenaires=partenaires)
    d.ajouter("actions", nature="parcours", avec_ars="oui")
    d.ajouter("actions", nature="formation", partenaires=partenaires[0], objectifs="")
    d.ajouter("actions", nature="formation", objectifs="", statut="prevue", avec_ars="oui")

    d4 = calcul(d)["D4"]

    assert d4["mesures"] == {
        "actions": 3, "avec_ars": 2, "avec_partenaires": 2, "sans_objectif": 1,
    }  # fmt: skip
    assert d4["ventilation"] == {"formation": 1, "parcours": 2}
    assert d4["etat"] == "incomplet"


def test_d4_objectives_missing_on_excluded_actions_do_not_make_it_incomplete(calcul):
    d = Dossier()
    d.ajouter("actions", objectifs="", statut="abandonnee")
    assert calcul(d)["D4"]["etat"] == "zero"
    d.ajouter("actions")
    assert calcul(d)["D4"]["etat"] == "valeur"
