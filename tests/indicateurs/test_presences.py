"""Who counts as present, how many take part, who represents the cell (regles §1)."""

import pytest

from .dossier import Dossier

# Every combination of « compte », of the cell's team and of the quality.
COMPTEES = [
    # (compte, equipe_cellule, qualite, counted)
    ("", "non", "", True),
    ("", "non", "participant", True),
    ("", "non", "animateur", True),
    ("", "non", "intervenant", False),
    ("", "oui", "", False),
    ("", "oui", "participant", False),
    ("", "oui", "animateur", False),
    ("", "oui", "intervenant", False),
    *[("oui", equipe, qualite, True)
      for equipe in ("oui", "non") for qualite in ("", "participant", "animateur", "intervenant")],
    *[("non", equipe, qualite, False)
      for equipe in ("oui", "non") for qualite in ("", "participant", "animateur", "intervenant")],
]  # fmt: skip


@pytest.mark.parametrize(("compte", "equipe", "qualite", "comptee"), COMPTEES)
def test_counted_presence(calcul, compte, equipe, qualite, comptee):
    d = Dossier()
    evenement = d.activite("evenement", role="organisateur")
    quelqu_un = d.personne(equipe_cellule=equipe)
    d.presence(evenement, quelqu_un, compte=compte, qualite=qualite)

    c2 = calcul(d)["C2"]

    assert c2["mesures"]["participations"] == c2["mesures"]["personnes"] == int(comptee)
    assert c2["mesures"]["non_renseignes"] == int(not comptee)


@pytest.mark.parametrize("statut", ["inscrit", "excuse", "absent"])
def test_only_those_present_count_even_when_said_to_count(calcul, statut):
    d = Dossier()
    ars = d.structure("ARS")
    equipe = d.structure("USP")
    evenement = d.activite("evenement", role="organisateur")
    rencontre = d.activite("rencontre_equipe")
    reunion = d.activite("reunion_ars")
    quelqu_un = d.personne(equipe)
    d.presence(evenement, quelqu_un, statut=statut, compte="oui")
    d.presence(rencontre, quelqu_un, statut=statut, compte="oui")
    d.presence(reunion, d.salarie(ars), statut=statut, compte="oui")

    resultats = calcul(d)

    assert resultats["C2"]["mesures"]["participations"] == 0
    assert resultats["A3"]["mesures"]["rencontrees"] == 0
    assert resultats["D8"]["exclus"] == {"cellule_absente": 1}


def test_belonging_to_the_team_holds_at_every_date(calcul):
    """« `equipe_cellule` alone decides, at every date »: no post says otherwise."""
    d = Dossier()
    d.tables["equipe"].append({"professionnel": "partie", "fonction": "f", "etp": "1",
                               "debut": "2020-01-01", "fin": "2020-12-31"})  # fmt: skip
    d.tables["equipe"].append({"professionnel": "dehors", "fonction": "f", "etp": "1",
                               "debut": "2025-01-01"})  # fmt: skip
    d.personne(code="partie", equipe_cellule="oui")
    d.personne(code="dehors", equipe_cellule="non")
    evenement = d.activite("evenement", role="organisateur")
    seule, avec = d.activite("reunion_intercellules"), d.activite("reunion_intercellules")
    d.presence(evenement, "partie")
    d.presence(evenement, "dehors")
    d.presence(seule, "dehors")
    d.presence(avec, "partie")

    resultats = calcul(d)

    assert resultats["C2"]["mesures"]["personnes"] == 1
    assert (resultats["A8"]["comptes"], resultats["A8"]["exclus"]) == (1, {"cellule_absente": 1})


def test_participations_are_distinct_people_and_the_unnamed(calcul):
    d = Dossier()
    alice, bob = d.personne(), d.personne()
    premier = d.activite("evenement", role="organisateur", anonymes=7)
    second = d.activite("evenement", role="co_organisateur")
    for evenement, qui in [(premier, alice), (premier, alice), (premier, bob), (second, alice)]:
        d.presence(evenement, qui)

    mesures = calcul(d)["C2"]["mesures"]

    # Alice twice in the first is once; in both events, she takes part twice but is one person.
    assert mesures["participations"] == 2 + 7 + 1
    assert mesures["personnes"] == 2


def test_a_person_counted_by_one_row_of_two_is_counted(calcul):
    d = Dossier()
    alice = d.personne()
    evenement = d.activite("evenement", role="organisateur")
    d.presence(evenement, alice, qualite="intervenant")
    d.presence(evenement, alice, qualite="participant")
    d.presence(evenement, alice, statut="absent")

    mesures = calcul(d)["C2"]["mesures"]

    assert (mesures["participations"], mesures["personnes"]) == (1, 1)


@pytest.mark.parametrize(
    ("anonymes", "presents", "non_renseigne"),
    [("", 0, 1), ("0", 0, 0), ("3", 0, 0), ("", 1, 0), ("0", 1, 0)],
)
def test_participation_is_known_by_a_counted_presence_or_a_head_count(
    calcul, anonymes, presents, non_renseigne
):
    d = Dossier()
    evenement = d.activite("evenement", role="organisateur", programme="p", anonymes=anonymes)
    for _ in range(presents):
        d.presence(evenement, d.personne())
    # Speakers, staff and excused people do not make it known.
    d.presence(evenement, d.salarie())
    d.presence(evenement, d.personne(), qualite="intervenant")
    d.presence(evenement, d.personne(), statut="excuse")

    c2 = calcul(d)["C2"]

    assert c2["mesures"]["non_renseignes"] == non_renseigne
    assert c2["etat"] == ("incomplet" if non_renseigne else "valeur")


def test_distinct_people_are_those_of_the_counted_activities(calcul):
    d = Dossier()
    d.ajouter("antennes", code="A")
    alice, bob, chloe = d.personne(), d.personne(), d.personne()
    tenue = d.activite("reunion_antenne", antennes="A")
    annulee = d.activite("reunion_antenne", antennes="A", statut="annule")
    sans_antenne = d.activite("reunion_antenne")
    d.presence(tenue, alice)
    d.presence(annulee, bob)
    d.presence(sans_antenne, chloe)

    mesures = calcul(d)["A4"]["mesures"]

    assert (mesures["participations"], mesures["personnes"]) == (1, 1)


@pytest.mark.parametrize("type_", ["reunion_ars", "reunion_intercellules"])
def test_the_cell_is_present_by_one_of_its_team_counted_or_not(calcul, type_):
    d = Dossier()
    code = "D8" if type_ == "reunion_ars" else "A8"
    salarie, autre = d.salarie(), d.personne()
    for qui, champs in [
        (salarie, {}),
        (salarie, {"compte": "non"}),
        (salarie, {"compte": "oui", "qualite": "intervenant"}),
        (autre, {}),
        (autre, {"compte": "oui"}),
        (salarie, {"statut": "excuse"}),
    ]:
        d.presence(d.activite(type_, structures=d.structure("ARS")), qui, **champs)
    d.activite(type_)
    # Several of the team at one meeting: one meeting.
    ensemble = d.activite(type_)
    d.presence(ensemble, salarie)
    d.presence(ensemble, d.salarie())

    resultat = calcul(d)[code]

    assert resultat["mesures"] == {"reunions": 4}
    assert resultat["exclus"] == {"cellule_absente": 4}
