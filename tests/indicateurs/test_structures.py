"""Surviving structures, structures met, directory, own region, active in the year (regles §1)."""

import pytest

from .dossier import Dossier


def test_a_merged_structure_is_no_row_of_its_own(calcul):
    d = Dossier()
    d.structure("USP", code="GARDEE")
    d.structure("USP", code="DOUBLON", fusionnee_dans="GARDEE")
    d.activite("rencontre_equipe", structures="DOUBLON|GARDEE")
    d.activite("rencontre_equipe", structures="DOUBLON")
    d.ajouter("verifications", structure="DOUBLON")
    d.ajouter("verifications", structure="GARDEE")

    resultats = calcul(d)

    assert resultats["A3"]["mesures"] == {
        "rencontrees": 1, "total": 1, "taux": 100, "jamais_rencontrees": 0,
    }  # fmt: skip
    assert resultats["A3"]["comptes"] == 2
    assert resultats["D6"]["mesures"] == {"fiches_verifiees": 1, "fiches_actives": 1, "taux": 100}
    assert resultats["D6"]["candidats"] == 1


def test_chains_of_merges_are_followed_to_the_end(calcul):
    d = Dossier()
    d.structure("USP", code="A", fusionnee_dans="B")
    d.structure("USP", code="B", fusionnee_dans="C")
    d.structure("USP", code="C", fusionnee_dans="D")
    d.structure("USP", code="D")
    d.activite("rencontre_equipe", structures="A")
    rencontre = d.activite("groupe_travail")
    d.presence(rencontre, d.personne("B"))
    d.presence(rencontre, d.personne(), structure="C")
    d.ajouter("verifications", structure="A")

    resultats = calcul(d)

    assert resultats["A3"]["ventilation"] == {"USP": {"rencontrees": 1, "total": 1}}
    assert resultats["A3"]["comptes"] == 2
    assert resultats["D6"]["ventilation"] == {"USP": 1}


def test_the_survivor_gives_dates_type_level_and_department(calcul):
    d = Dossier()
    # The merged one alone would be a local team of the region, open: its survivor is not.
    d.structure("URPS", code="URPS", echelon="regional", departement="75",
                fermee_le="2024-12-31")  # fmt: skip
    d.structure("EMSP", code="ANCIENNE", fusionnee_dans="URPS")
    d.structure("HAD", code="HAD", echelon="local")
    d.structure("ASSO_BENEVOLES", code="ASSO", echelon="regional", fusionnee_dans="HAD")
    d.activite("rencontre_partenaire", structures="ANCIENNE")
    d.activite("rencontre_partenaire", structures="ASSO")
    d.ajouter("verifications", structure="ANCIENNE")

    resultats = calcul(d)

    assert resultats["A2"]["ventilation"] == {"URPS": 1}
    assert resultats["A2"]["exclus"] == {"sans_partenaire_regional": 1}
    assert resultats["A3"]["etat"] == "sans_objet"
    assert resultats["A3"]["ventilation"] == {"hors_perimetre:HAD": {"rencontrees": 1, "total": 1}}
    assert resultats["D6"]["exclus"] == {"hors_region": 1}


def test_structures_met_are_those_named_and_those_represented(calcul):
    d = Dossier()
    for type_, code in [("USP", "NOMMEE"), ("EMSP", "PRINCIPALE"), ("HDJ", "REPRESENTEE"),
                        ("ETSP", "AUTRE"), ("ERRSPP", "DE_LA_CELLULE")]:  # fmt: skip
        d.structure(type_, code=code)
    rencontre = d.activite("rencontre_equipe", structures="NOMMEE")
    d.presence(rencontre, d.personne("PRINCIPALE"))
    # The structure written on the attendance takes the place of the main one.
    d.presence(rencontre, d.personne("AUTRE"), structure="REPRESENTEE")
    # The cell's own people represent nobody, and neither does a person without a structure.
    d.presence(rencontre, d.salarie("DE_LA_CELLULE"), compte="oui")
    d.presence(rencontre, d.salarie(), structure="AUTRE", compte="oui")
    d.presence(rencontre, d.personne())

    ventilation = calcul(d)["A3"]["ventilation"]
    assert {type_ for type_, n in ventilation.items() if n["rencontrees"]} == {"USP", "EMSP", "HDJ"}


@pytest.mark.parametrize(
    "champs",
    [{"compte": "non"}, {"qualite": "intervenant"}, {"qualite": "animateur", "compte": "non"}],
)
def test_a_presence_meets_even_when_it_does_not_count(calcul, champs):
    d = Dossier()
    rencontre = d.activite("rencontre_equipe")
    d.presence(rencontre, d.personne(d.structure("USP")), **champs)

    assert calcul(d)["A3"]["mesures"]["rencontrees"] == 1


@pytest.mark.parametrize(
    ("type_", "champs", "rencontre"),
    [
        ("rencontre_equipe", {}, True),
        ("rencontre_partenaire", {}, True),
        ("reunion_antenne", {}, True),
        ("groupe_travail", {}, True),
        ("evenement", {"role": "organisateur"}, False),
        ("evenement", {"role": "associe"}, False),
        ("formation", {"role": "dispensee"}, False),
        ("copil", {}, False),
        ("bureau", {}, False),
        ("reunion_referents", {}, False),
        ("reunion_ars", {}, False),
        ("reunion_intercellules", {}, False),
        ("autre_reunion", {}, False),
    ],
)
def test_only_the_meeting_types_meet(calcul, type_, champs, rencontre):
    d = Dossier()
    equipe = d.structure("USP")
    regional = d.structure("URPS", echelon="regional")
    acteur = d.structure("EHPAD")
    activite = d.activite(type_, structures=[equipe, regional, acteur], **champs)
    d.presence(activite, d.personne(equipe))

    resultats = calcul(d)

    assert resultats["A3"]["mesures"]["rencontrees"] == int(rencontre)
    assert resultats["A2"]["mesures"]["partenaires"] == int(rencontre)
    assert resultats["C1"]["mesures"]["acteurs"] == int(rencontre)
    assert [resultats[c]["candidats"] for c in ("A2", "A3", "C1")] == [int(rencontre)] * 3


def test_a_structure_met_need_not_be_active_on_that_day(calcul):
    d = Dossier()
    # It opens after the meeting, in the same year; a partner closed years ago.
    equipe = d.structure("USP", ouverte_le="2025-11-01")
    partenaire = d.structure("URPS", echelon="regional", fermee_le="2019-12-31")
    d.activite("rencontre_equipe", "2025-02-01", structures=[equipe, partenaire])

    resultats = calcul(d)

    assert resultats["A3"]["mesures"]["rencontrees"] == 1
    assert resultats["A2"]["mesures"]["partenaires"] == 1


def test_cells_are_not_in_the_directory(calcul):
    d = Dossier()
    locale = d.structure("CELLULE", code="LA_NOTRE")
    regionale = d.structure("CELLULE", echelon="regional")
    absorbee = d.structure("URPS", echelon="regional", fusionnee_dans=locale)
    d.structure("CPTS", code="CPTS")
    d.structure("CELLULE", fusionnee_dans="CPTS", code="DEVENUE_CPTS")
    d.activite("rencontre_partenaire", structures=[locale, regionale, absorbee])
    d.activite("rencontre_partenaire", structures="DEVENUE_CPTS", objectifs="o")
    for structure in (locale, regionale, absorbee, "DEVENUE_CPTS"):
        d.ajouter("verifications", structure=structure)

    resultats = calcul(d)

    assert resultats["A2"]["exclus"] == {"sans_partenaire_regional": 2}
    assert resultats["C1"]["ventilation"] == {"CPTS": 1}
    assert resultats["C1"]["exclus"] == {"sans_acteur_partenaire": 1}
    assert resultats["D6"]["mesures"] == {"fiches_verifiees": 1, "fiches_actives": 1, "taux": 100}
    assert resultats["D6"]["candidats"] == 1


@pytest.mark.parametrize(
    ("ouverte", "fermee", "active"),
    [
        ("", "", True),  # since always
        ("2025-12-31", "", True),  # the last day
        ("2026-01-01", "", False),
        ("", "2025-01-01", True),  # the closing day is included
        ("", "2024-12-31", False),
        ("2024-05-01", "2024-06-01", False),
        ("2025-06-01", "2025-06-01", True),  # one day
        ("2020-01-01", "2026-12-31", True),
    ],
)
def test_active_in_the_year_is_at_least_one_of_its_days(calcul, ouverte, fermee, active):
    d = Dossier()
    d.structure("USP", ouverte_le=ouverte, fermee_le=fermee)

    resultats = calcul(d)

    assert resultats["A3"]["mesures"]["total"] == int(active)
    assert resultats["D6"]["mesures"]["fiches_actives"] == int(active)


@pytest.mark.parametrize(
    ("ouverte", "fermee", "active"),
    [
        ("2025-06-30", "", True),
        ("2025-07-01", "", False),  # opens after the last day
        ("", "2025-01-01", True),
        ("", "2024-12-31", False),
    ],
)
def test_active_in_the_year_stops_at_the_last_day(calcul, ouverte, fermee, active):
    d = Dossier()
    d.structure("USP", ouverte_le=ouverte, fermee_le=fermee)

    assert calcul(d, arret="2025-06-30")["A3"]["mesures"]["total"] == int(active)


def test_own_region_is_the_departments_of_the_cell(calcul):
    d = Dossier(departements="33|2A")
    d.structure("USP", departement="33")
    d.structure("USP", departement="2A")
    d.structure("USP", departement="40")
    d.structure("SOCIETE_SAVANTE", echelon="national", departement="")

    resultats = calcul(d)

    assert resultats["A3"]["mesures"]["total"] == 2
    assert resultats["D6"]["mesures"]["fiches_actives"] == 2
