"""C2 to C5 (regles §2); C1 is with A2, whose meetings it shares."""

import pytest

from .dossier import Dossier

# -- C2 and C3 ----------------------------------------------------------------------------------


def test_events_are_split_by_the_role_of_the_cell(calcul):
    d = Dossier()
    for role in ("organisateur", "co_organisateur", "co_organisateur", "associe"):
        d.activite("evenement", role=role, programme="p", anonymes=10)
    d.activite("evenement", role="associe", programme="p", statut="annule")
    d.formation()

    resultats = calcul(d)

    assert resultats["C2"]["mesures"] == {
        "evenements": 3, "participations": 30, "personnes": 0, "non_renseignes": 0,
        "sans_programme": 0,
    }  # fmt: skip
    assert resultats["C3"]["mesures"] == {
        "evenements": 1, "participations": 10, "non_renseignes": 0, "sans_programme": 0,
    }  # fmt: skip
    assert (resultats["C2"]["candidats"], resultats["C3"]["candidats"]) == (3, 2)


@pytest.mark.parametrize(("code", "role"), [("C2", "organisateur"), ("C3", "associe")])
@pytest.mark.parametrize(
    ("champs", "etat", "non_renseignes", "sans_programme"),
    [
        ({"programme": "p", "anonymes": 0}, "valeur", 0, 0),
        ({"programme": "p"}, "incomplet", 1, 0),
        ({"anonymes": 5}, "incomplet", 0, 1),
        ({"objectifs": "o", "anonymes": 5}, "incomplet", 0, 1),  # objectives are no programme
        ({}, "incomplet", 1, 1),
        ({"statut": "annule"}, "non_renseigne", 0, 0),
    ],
)
def test_events_are_incomplete_without_programme_or_participation(
    calcul, code, role, champs, etat, non_renseignes, sans_programme
):
    d = Dossier()
    d.activite("evenement", role=role, **champs)

    resultat = calcul(d)[code]

    assert resultat["etat"] == etat
    assert resultat["mesures"]["non_renseignes"] == non_renseignes
    assert resultat["mesures"]["sans_programme"] == sans_programme


@pytest.mark.parametrize(("code", "role"), [("C2", "co_organisateur"), ("C3", "associe")])
def test_events_by_nature_and_the_empty_one_with_the_others(calcul, code, role):
    d = Dossier()
    for nature in ("webinaire", "webinaire", "", "autre"):
        d.activite("evenement", role=role, nature=nature)
    d.activite("evenement", role=role, nature="colloque", statut="reporte")

    assert calcul(d)[code]["ventilation"] == {"autre": 2, "webinaire": 2}


# -- C4 ---------------------------------------------------------------------------------------


def test_c4_sessions_and_hours(calcul):
    d = Dossier()
    longue = d.formation(programme="p", anonymes=1, heures="99")  # its own hours do not count
    d.seance(longue, "2025-03-01", heures="3.5")
    d.seance(longue, "2025-03-01", heures="3.5")  # two identical rows are two sessions
    d.seance(longue, "2025-04-01")  # hours unknown
    d.seance(longue, "2025-05-01", "annule", heures="7")
    d.seance(longue, "2025-09-01", "planifie", heures="7")
    d.seance(longue, "2024-03-01", "planifie", heures="7")
    d.formation(programme="p", anonymes=1, heures="2.25", role="soutenue")
    d.formation(programme="p", anonymes=1, role="soutenue")
    d.formation(programme="p", heures="40", statut="annule")

    c4 = calcul(d)["C4"]

    assert c4["mesures"] == {
        "formations": 3, "seances": 5, "heures": 9.25, "participations": 3, "personnes": 0,
        "non_renseignees": 0, "sans_programme": 0,
    }  # fmt: skip
    assert c4["ventilation"] == {"dispensee": 1, "soutenue": 2}
    assert c4["etat"] == "valeur"


@pytest.mark.parametrize(
    ("arret", "seances", "heures"),
    [
        ("2025-12-30", 1, 2),
        ("2025-12-31", 2, 4),
        ("2026-01-14", 2, 4),
        ("2026-01-15", 3, 6),  # sessions of the following year count with their training
        ("2028-01-01", 4, 8),
    ],
)
def test_c4_held_sessions_up_to_the_day_of_the_calculation(calcul, arret, seances, heures):
    d = Dossier()
    formation = d.formation()
    for jour in ("2025-12-01", "2025-12-31T23:30", "2026-01-15", "2027-03-01"):
        d.seance(formation, jour, heures="2")

    c4 = calcul(d, arret=arret)["C4"]

    assert (c4["mesures"]["seances"], c4["mesures"]["heures"]) == (seances, heures)
    if arret > "2026":
        assert calcul(d, 2026, arret)["C4"]["candidats"] == 0


@pytest.mark.parametrize(
    ("heures", "attendu"),
    [([], None), ([""], None), (["", "0"], 0), (["0.1", "0.2"], 0.3), (["1.5", "", "1.5"], 3)],
)
def test_c4_hours_are_those_known_and_null_if_none_is(calcul, heures, attendu):
    d = Dossier()
    for duree in heures:
        d.formation(heures=duree)

    assert calcul(d)["C4"]["mesures"]["heures"] == attendu


def test_c4_participations_are_those_of_the_training_and_not_of_each_session(calcul):
    d = Dossier()
    formation, autre = d.formation(anonymes=2), d.formation()
    for jour in ("2025-03-01", "2025-04-01", "2026-01-10"):
        d.seance(formation, jour)
    alice = d.personne()
    d.presence(formation, alice)
    d.presence(formation, alice)
    d.presence(autre, alice)

    mesures = calcul(d)["C4"]["mesures"]

    assert (mesures["participations"], mesures["personnes"]) == (4, 1)


@pytest.mark.parametrize(
    ("champs", "etat"),
    [
        ({"objectifs": "o"}, "valeur"),
        ({"programme": "p"}, "valeur"),
        ({"objectifs": "o", "programme": "p"}, "valeur"),
        ({}, "incomplet"),
        ({"programme": "p", "anonymes": ""}, "incomplet"),
    ],
)
def test_c4_is_incomplete_without_objectives_nor_programme_or_participation(calcul, champs, etat):
    d = Dossier()
    d.formation(**{"anonymes": 3, **champs})

    assert calcul(d)["C4"]["etat"] == etat


# -- C5 ---------------------------------------------------------------------------------------


def test_c5_issues_and_documents_of_the_newsletters(calcul):
    d = Dossier()
    d.ajouter("publications", code="LETTRE")
    d.ajouter("publications", code="FERMEE", ferme_le="2025-06-30")
    d.ajouter("publications", code="SITE", nature="site")
    for code, publication, jour in [
        ("L1", "LETTRE", "2025-01-01"),
        ("L2", "LETTRE", "2025-12-31"),
        ("F1", "FERMEE", "2025-03-01"),  # its closed newsletter does not take it away
        ("F2", "FERMEE", "2025-12-01"),  # nor a date after the closing
        ("L0", "LETTRE", "2024-12-31"),
        ("S1", "SITE", "2025-03-01"),
    ]:
        d.ajouter("parutions", code=code, publication=publication, date=jour,
                  mise_a_jour="oui" if code == "L2" else "")  # fmt: skip
    for parution, document, nature in [
        ("L1", "Fin de vie à domicile", "rbp"),
        ("L2", "Fin de vie à domicile", "referentiel"),  # the same document: once, two sendings
        ("L2", "Sédation", "referentiel"),
        ("L2", "Programme du colloque", "autre"),
        ("L0", "Autre année", "rbp"),
        ("S1", "Sur le site", "rbp"),
    ]:
        d.ajouter("diffusions", parution=parution, document=document, nature=nature)
    d.ajouter("audiences", publication="LETTRE", valeur="120")
    d.ajouter("audiences", publication="FERMEE", valeur="80")

    c5 = calcul(d)["C5"]

    assert c5["mesures"] == {
        "numeros": 4, "en_place": True, "abonnes": 120, "newsletters": 1, "sans_lecture": 0,
        "documents_distincts": 2, "diffusions": 3,
    }  # fmt: skip
    assert c5["ventilation"] == {"FERMEE": 2, "LETTRE": 2}
    assert (c5["candidats"], c5["etat"]) == (4, "valeur")


def test_c5_issues_after_the_last_day_are_to_come(calcul):
    d = Dossier()
    lettre = d.ajouter("publications")
    d.ajouter("audiences", publication=lettre, date="2024-03-01")
    for jour in ("2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01"):
        parution = d.ajouter("parutions", publication=lettre, date=jour)
        d.ajouter("diffusions", parution=parution, document=jour)

    c5 = calcul(d, arret="2025-06-30")["C5"]

    assert (c5["comptes"], c5["exclus"]) == (1, {"date_future": 2})
    assert (c5["mesures"]["documents_distincts"], c5["mesures"]["diffusions"]) == (1, 1)


def test_c5_subscribers_are_the_last_reading_of_each_newsletter(calcul):
    d = Dossier()
    for code, releves in {
        "UNE": [("2025-02-01", "300"), ("2025-06-30", "250"), ("2025-07-01", "999")],
        "DEUX": [("2023-05-01", "40")],  # no reading in the year: the last known
        "FERMEE": [("2025-02-01", "1000")],
    }.items():
        d.ajouter("publications", code=code, ferme_le="2025-06-29" if code == "FERMEE" else "")
        for jour, valeur in releves:
            d.ajouter("audiences", publication=code, date=jour, valeur=valeur)
    # Readings of another measure are no subscribers.
    d.ajouter("audiences", publication="DEUX", date="2025-03-01", mesure="destinataires", valeur=7)

    c5 = calcul(d, arret="2025-06-30")["C5"]

    assert (c5["mesures"]["abonnes"], c5["mesures"]["newsletters"]) == (290, 2)
    assert (c5["mesures"]["sans_lecture"], c5["etat"]) == (0, "zero")


@pytest.mark.parametrize(
    ("releves", "abonnes", "sans_lecture"),
    [
        ([], None, 1),
        ([("2025-07-01", "abonnes")], None, 1),  # after the last day
        ([("2025-03-01", "destinataires"), ("2025-03-01", "inscrits")], None, 1),
        ([("2025-03-01", "abonnes")], 5, 0),
    ],
)
def test_c5_is_incomplete_without_a_reading(calcul, releves, abonnes, sans_lecture):
    d = Dossier()
    lettre = d.ajouter("publications")
    for jour, mesure in releves:
        d.ajouter("audiences", publication=lettre, date=jour, mesure=mesure, valeur=5)

    c5 = calcul(d, arret="2025-06-30")["C5"]

    assert c5["mesures"]["abonnes"] == abonnes
    assert c5["mesures"]["sans_lecture"] == sans_lecture
    assert c5["etat"] == ("incomplet" if sans_lecture else "zero")


@pytest.mark.parametrize(
    ("ouvert", "ferme", "etat"),
    [
        ("2024-01-01", "2024-12-31", "non_renseigne"),
        ("2024-01-01", "2025-01-01", "zero"),  # active in the year, without an issue
        ("2025-06-30", "", "incomplet"),  # active on the last day, without a reading
        ("2025-07-01", "", "non_renseigne"),
    ],
)
def test_c5_a_newsletter_without_an_issue_is_not_unfilled(calcul, ouvert, ferme, etat):
    d = Dossier()
    d.ajouter("publications", ouvert_le=ouvert, ferme_le=ferme)
    d.ajouter("publications", nature="site")

    c5 = calcul(d, arret="2025-06-30")["C5"]

    assert (c5["etat"], c5["mesures"]["en_place"], c5["candidats"]) == (etat, False, 0)


def test_c5_a_reading_of_zero_subscribers_is_a_reading(calcul):
    d = Dossier()
    d.ajouter("audiences", publication=d.ajouter("publications"), valeur="0")

    mesures = calcul(d)["C5"]["mesures"]

    assert (mesures["abonnes"], mesures["sans_lecture"]) == (0, 0)
