"""The state of an indicator, and the zeros that a cell declares (regles §1)."""

import pytest

from .dossier import Dossier


@pytest.mark.parametrize(
    ("statuts", "etat"),
    [
        ([], "non_renseigne"),
        (["annule", "reporte"], "non_renseigne"),
        (["annule", "reporte", "a_venir"], "non_renseigne"),
        (["date_future"], "zero"),  # somebody wrote something down for this year
        (["a_confirmer"], "incomplet"),
        (["a_confirmer", "annule"], "incomplet"),
        (["tenu", "a_confirmer"], "incomplet"),
        (["tenu"], "valeur"),
        (["tenu", "annule", "a_venir", "date_future"], "valeur"),
    ],
)
def test_state_of_a_plain_indicator(calcul, statuts, etat):
    d = Dossier()
    for statut in statuts:
        jour = "2025-09-01" if statut in ("a_venir", "date_future") else "2025-03-01"
        ecrit = {"a_venir": "planifie", "a_confirmer": "planifie", "date_future": "tenu"}
        d.activite("copil", jour, statut=ecrit.get(statut, statut))

    assert calcul(d, arret="2025-06-30")["D2"]["etat"] == etat


def test_a_candidate_excluded_for_another_reason_is_a_zero(calcul):
    d = Dossier()
    d.activite("reunion_ars")
    d.ajouter("ressources_web", retiree_le="2025-11-30")
    d.ajouter("diagnostics", statut="en_cours")
    d.ajouter("moyens_contact", fin="2025-02-01")

    resultats = calcul(d)

    assert {c: resultats[c]["etat"] for c in ("D8", "D5", "D3", "A1")} == dict.fromkeys(
        ("D8", "D5", "D3", "A1"), "zero"
    )
    assert resultats["D3"]["mesures"]["realise"] is False
    assert resultats["A1"]["mesures"]["en_place"] is False


def test_incomplete_comes_before_zero_and_after_not_filled_in(calcul):
    d = Dossier()
    d.activite("rencontre_equipe", "2025-03-01", statut="planifie")
    d.activite("evenement", "2025-03-01", role="organisateur", statut="annule")
    resultats = calcul(d)

    assert resultats["A2"]["mesures"]["partenaires"] == 0
    assert resultats["A2"]["etat"] == "incomplet"
    assert resultats["C2"]["etat"] == "non_renseigne"


def test_no_object_comes_before_everything(calcul):
    d = Dossier()
    d.activite("reunion_antenne", statut="planifie")
    resultats = calcul(d)

    # No team in the perimeter (A3), no antenna (A4): the rest of the result is still there.
    assert resultats["A3"]["etat"] == resultats["A4"]["etat"] == "sans_objet"
    assert resultats["A3"]["exclus"] == resultats["A4"]["exclus"] == {"a_confirmer": 1}
    assert resultats["A2"]["etat"] == "incomplet"


def test_no_object_and_not_filled_in_still_carry_their_measures(calcul):
    resultats = calcul(Dossier())

    assert resultats["A3"]["etat"] == "sans_objet"
    assert resultats["A3"]["mesures"] == {
        "rencontrees": 0, "total": 0, "taux": None, "jamais_rencontrees": 0,
    }  # fmt: skip
    assert resultats["D3"]["etat"] == "non_renseigne"
    assert resultats["D3"]["mesures"] == {
        "realise": False, "publies_dans_annee": 0, "derniere_publication": None,
        "departements_couverts": 0, "departements_total": 2,
    }  # fmt: skip
    assert all(r["ventilation"] == r["exclus"] == {} for r in resultats.values())


def test_a_declared_zero_turns_not_filled_in_into_zero(calcul):
    d = Dossier()
    sans = calcul(d)
    for code in sans:
        d.ajouter("zeros_constates", indicateur=code)
    avec = calcul(d)

    assert {c for c in sans if sans[c]["etat"] != "non_renseigne"} == {"A3", "A4"}
    for code, resultat in avec.items():
        attendu = "sans_objet" if code in ("A3", "A4") else "zero"
        assert resultat == sans[code] | {"etat": attendu}


def test_a_declared_zero_holds_for_its_year_and_its_code(calcul):
    d = Dossier()
    d.ajouter("zeros_constates", annee=2024, indicateur="D2")
    d.ajouter("zeros_constates", annee=2025, indicateur="D8")
    d.ajouter("zeros_constates", annee=2025, indicateur="D8")

    assert [calcul(d, a)["D2"]["etat"] for a in (2024, 2025)] == ["zero", "non_renseigne"]
    assert [calcul(d, a)["D8"]["etat"] for a in (2024, 2025)] == ["non_renseigne", "zero"]


def test_a_declared_zero_changes_nothing_else(calcul):
    d = Dossier()
    codes = ("D2", "D8", "A1", "A3", "A4", "A6", "C3")
    for code in codes:
        d.ajouter("zeros_constates", indicateur=code)
    d.activite("copil", statut="annule")
    d.activite("reunion_ars", statut="planifie")
    d.ajouter("moyens_contact")
    d.activite("evenement", role="associe", anonymes=3)
    d.ajouter("process_postes")

    resultats = calcul(d)

    etats = {code: resultats[code]["etat"] for code in codes}
    assert etats == {
        "D2": "zero", "D8": "incomplet", "A1": "valeur", "A3": "sans_objet", "A4": "sans_objet",
        "A6": "valeur", "C3": "incomplet",
    }  # fmt: skip
    assert resultats["D2"]["exclus"] == {"annulee": 1}
