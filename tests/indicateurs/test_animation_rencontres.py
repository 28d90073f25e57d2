"""A2, A3 and C1: who was met (regles §2)."""

import pytest

from .dossier import Dossier

# -- A2 and C1: the classes of structures -------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "echelon", "code"),
    [
        ("URPS", "regional", "A2"),
        ("ASSO_USAGERS", "regional", "A2"),
        ("AUTRE", "regional", "A2"),
        ("URPS", "local", "C1"),
        ("CPTS", "departemental", "C1"),
        ("SOCIETE_SAVANTE", "national", "C1"),
        ("ETABLISSEMENT", "local", "C1"),
        # Palliative teams and the ARS are partners of neither, at any level; cells are nobody.
        *[(t, "regional", None) for t in ("USP", "EMSP", "LISP", "HAD", "ERRSPP", "HDJ", "ETSP")],
        *[(t, "local", None) for t in ("USP", "EMSP", "LISP", "HAD", "ERRSPP", "HDJ", "ETSP")],
        ("ARS", "regional", None),
        ("ARS", "departemental", None),
        ("CELLULE", "regional", None),
        ("CELLULE", "local", None),
    ],
)
def test_a_structure_is_a_regional_partner_or_an_actor_or_neither(calcul, type_, echelon, code):
    d = Dossier()
    d.activite("rencontre_partenaire", objectifs="o",
               structures=d.structure(type_, echelon=echelon))  # fmt: skip

    resultats = calcul(d)

    assert resultats["A2"]["ventilation"] == ({type_: 1} if code == "A2" else {})
    assert resultats["C1"]["ventilation"] == ({type_: 1} if code == "C1" else {})
    assert resultats["A2"]["exclus"] == ({} if code == "A2" else {"sans_partenaire_regional": 1})
    assert resultats["C1"]["exclus"] == ({} if code == "C1" else {"sans_acteur_partenaire": 1})


def test_a_structure_met_five_times_is_one_structure_and_five_meetings(calcul):
    d = Dossier()
    urps = d.structure("URPS", echelon="regional")
    cpts = d.structure("CPTS", departement="75")  # partners need not be of the region
    for n in range(1, 6):
        d.activite("groupe_travail", f"2025-0{n}-01", structures=[urps, cpts], objectifs="o")
    d.activite("groupe_travail", structures=d.structure("CPTS"), objectifs="o")
    d.activite("groupe_travail", "2025-12-31", structures=d.structure("DAC"), statut="annule")

    resultats = calcul(d)

    assert resultats["A2"]["mesures"] == {"partenaires": 1, "rencontres": 5, "projets_communs": 0}
    assert resultats["C1"]["mesures"] == {"acteurs": 2, "rencontres": 6, "sans_objectif": 0}
    assert resultats["C1"]["ventilation"] == {"CPTS": 2}


def test_only_counted_meetings_meet_partners(calcul):
    d = Dossier()
    for statut, jour in [("annule", "2025-01-01"), ("planifie", "2025-01-01"),
                         ("reporte", "2025-01-01"), ("tenu", "2025-10-01")]:  # fmt: skip
        d.activite("rencontre_partenaire", jour, statut=statut,
                   structures=d.structure("URPS", echelon="regional"))  # fmt: skip

    a2 = calcul(d, arret="2025-06-30")["A2"]

    assert a2["mesures"]["partenaires"] == a2["mesures"]["rencontres"] == 0
    assert a2["exclus"] == {"annulee": 1, "a_confirmer": 1, "reportee": 1, "date_future": 1}


@pytest.mark.parametrize(
    ("champs", "communs"),
    [
        ({}, 1),
        ({"construit_le": "2025-01-01"}, 1),
        ({"construit_le": "2025-06-30"}, 1),
        ({"construit_le": "2025-07-01"}, 0),  # after the last day
        ({"construit_le": "2024-12-31"}, 0),
        ({"construit_le": ""}, 0),
        ({"commun": "non"}, 0),
        ({"commun": ""}, 0),  # an empty boolean is no
        ({"partenaires": ""}, 0),
        ({"etape": "abandonne"}, 1),
    ],
)
def test_a2_common_projects(calcul, champs, communs):
    d = Dossier()
    defaut = {"commun": "oui", "construit_le": "2025-03-01", "partenaires": d.structure("CPTS")}
    d.ajouter("projets", **(defaut | champs))

    a2 = calcul(d, arret="2025-06-30")["A2"]

    assert a2["mesures"]["projets_communs"] == communs
    # « non_renseigne only if there is no common project either »
    assert a2["etat"] == ("zero" if communs else "non_renseigne")


def test_a2_common_project_does_not_hide_a_meeting_to_confirm(calcul):
    d = Dossier()
    d.ajouter("projets", commun="oui", construit_le="2025-03-01", partenaires=d.structure("CPTS"))
    d.activite("groupe_travail", statut="planifie")

    assert calcul(d)["A2"]["etat"] == "incomplet"


def test_c1_meetings_without_objective_make_it_incomplete(calcul):
    d = Dossier()
    cpts, urps = d.structure("CPTS"), d.structure("URPS", echelon="regional")
    d.activite("rencontre_partenaire", structures=cpts, objectifs="Articuler")
    d.activite("rencontre_partenaire", structures=urps)  # without objective, but not counted here
    assert calcul(d)["C1"]["etat"] == "valeur"

    d.activite("rencontre_partenaire", structures=[cpts, urps])
    c1 = calcul(d)["C1"]

    assert c1["mesures"] == {"acteurs": 1, "rencontres": 2, "sans_objectif": 1}
    assert c1["etat"] == "incomplet"


# -- A3 ---------------------------------------------------------------------------------------


def test_a3_ratio_of_the_teams_of_the_perimeter(calcul):
    d = Dossier()
    vues = [d.structure(t) for t in ("USP", "EMSP", "EMSP")]
    for type_ in ("USP", "ERRSPP", "HDJ", "ETSP"):
        d.structure(type_)
    d.activite("rencontre_equipe", structures=vues[:2])
    d.activite("rencontre_equipe", structures=vues[0])
    antenne = d.activite("reunion_antenne")
    d.presence(antenne, d.personne(vues[2]))

    a3 = calcul(d)["A3"]

    assert a3["mesures"] == {
        "rencontrees": 3, "total": 7, "taux": 42.9, "jamais_rencontrees": 4,
    }  # fmt: skip
    assert a3["ventilation"] == {
        "EMSP": {"rencontrees": 2, "total": 2},
        "ERRSPP": {"rencontrees": 0, "total": 1},
        "ETSP": {"rencontrees": 0, "total": 1},
        "HDJ": {"rencontrees": 0, "total": 1},
        "USP": {"rencontrees": 1, "total": 2},
    }
    assert (a3["comptes"], a3["etat"]) == (3, "valeur")


@pytest.mark.parametrize(
    "champs",
    [
        {"departement": "75"},  # outside the region
        {"type_": "HAD"},  # outside the perimeter
        {"type_": "DAC"},
        {"fermee_le": "2024-12-31"},
        {"ouverte_le": "2025-07-01"},
        {"echelon": "national", "departement": ""},
    ],
)
def test_a3_a_team_outside_the_denominator_is_never_in_the_numerator(calcul, champs):
    d = Dossier()
    d.structure("USP")
    type_ = champs.pop("type_", "USP")
    d.activite("rencontre_equipe", "2025-03-01", structures=d.structure(type_, **champs))

    a3 = calcul(d, arret="2025-06-30")["A3"]

    assert (a3["mesures"]["rencontrees"], a3["mesures"]["total"]) == (0, 1)
    assert a3["exclus"] == {"sans_equipe_du_perimetre": 1}
    assert a3["etat"] == "zero"


@pytest.mark.parametrize(
    ("perimetre", "dedans"),
    [
        ("", ["EMSP", "ERRSPP", "ETSP", "HDJ", "USP"]),
        ("HAD", ["HAD"]),
        ("USP|LISP", ["LISP", "USP"]),
        ("USP|EMSP|LISP|HAD|ERRSPP|HDJ|ETSP",
         ["EMSP", "ERRSPP", "ETSP", "HAD", "HDJ", "LISP", "USP"]),
    ],
)  # fmt: skip
def test_a3_the_perimeter_is_that_of_the_cell(calcul, perimetre, dedans):
    d = Dossier(perimetre_equipes=perimetre)
    tous = ["EMSP", "ERRSPP", "ETSP", "HAD", "HDJ", "LISP", "USP"]
    for type_ in tous:
        d.activite("rencontre_equipe", structures=d.structure(type_))
    d.structure("DAC")

    a3 = calcul(d)["A3"]

    un = {"rencontrees": 1, "total": 1}
    assert a3["ventilation"] == {
        type_ if type_ in dedans else f"hors_perimetre:{type_}": un for type_ in tous
    }
    assert a3["mesures"]["total"] == a3["mesures"]["rencontrees"] == a3["comptes"] == len(dedans)


def test_a3_lines_outside_the_perimeter(calcul):
    d = Dossier()
    usp, had = d.structure("USP"), d.structure("HAD", ouverte_le="2025-06-30")
    d.structure("HAD", fermee_le="2025-01-01")  # active, not met
    morte = d.structure("HAD", fermee_le="2024-12-31")  # not active
    voisine = d.structure("HAD", departement="75")  # outside the region
    lisp = d.structure("LISP")
    # Met in a meeting excluded for the indicator's own reason, or counted: both are met there…
    d.activite("rencontre_equipe", "2025-03-01", structures=[had, morte, voisine])
    d.activite("rencontre_equipe", "2025-03-01", structures=[usp])
    # … but not in those to which a common reason applies.
    for statut, jour in [("annule", "2025-03-01"), ("reporte", "2025-03-01"),
                         ("planifie", "2025-03-01"), ("planifie", "2025-09-01"),
                         ("tenu", "2025-09-01")]:  # fmt: skip
        d.activite("rencontre_equipe", jour, statut=statut, structures=lisp)

    a3 = calcul(d, arret="2025-06-30")["A3"]

    assert a3["ventilation"] == {
        "USP": {"rencontrees": 1, "total": 1},
        "hors_perimetre:HAD": {"rencontrees": 1, "total": 2},
        "hors_perimetre:LISP": {"rencontrees": 0, "total": 1},
    }
    assert a3["mesures"] == {
        "rencontrees": 1, "total": 1, "taux": 100, "jamais_rencontrees": 0,
    }  # fmt: skip
    assert a3["comptes"] == 1


def test_a3_without_a_team_in_the_region_has_no_object(calcul):
    d = Dossier()
    d.structure("USP", departement="75")
    had = d.structure("HAD")
    d.activite("rencontre_equipe", structures=had)

    a3 = calcul(d)["A3"]

    assert (a3["etat"], a3["mesures"]["taux"]) == ("sans_objet", None)
    assert a3["exclus"] == {"sans_equipe_du_perimetre": 1}
    assert a3["ventilation"] == {"hors_perimetre:HAD": {"rencontrees": 1, "total": 1}}


def test_a3_a_team_merged_in_the_year_counts_once(calcul):
    d = Dossier()
    d.structure("EMSP", code="APRES", ouverte_le="2025-07-01")
    d.structure("EMSP", code="AVANT", fermee_le="2025-06-30", fusionnee_dans="APRES")
    rencontre = d.activite("rencontre_equipe", "2025-03-01", structures="AVANT")
    d.presence(rencontre, d.personne("AVANT"))
    d.activite("rencontre_equipe", "2025-09-01", structures="APRES")

    a3 = calcul(d)["A3"]

    assert (a3["mesures"]["rencontrees"], a3["mesures"]["total"], a3["comptes"]) == (1, 1, 2)
    # Before the survivor opens, there is no team at all.
    assert calcul(d, arret="2025-06-29")["A3"]["etat"] == "sans_objet"
