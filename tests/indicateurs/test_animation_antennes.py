"""A4: antennas, their meetings and those who came (regles §2)."""

import pytest

from .dossier import Dossier


def test_a4_antennas_and_their_meetings(calcul):
    d = Dossier()
    d.ajouter("antennes", code="A")
    d.ajouter("antennes", code="B", fermee_le="2025-06-30")  # closed, it still met in the year
    d.ajouter("antennes", code="C", ouverte_le="2026-01-01")
    d.activite("reunion_antenne", antennes="A", anonymes=0)
    d.activite("reunion_antenne", antennes="A|B", anonymes=0)  # a joint meeting is one meeting
    d.activite("reunion_antenne", anonymes=0)

    a4 = calcul(d)["A4"]

    assert a4["mesures"] == {
        "antennes": 1, "antennes_reunies": 2, "reunions": 2, "participations": 0, "personnes": 0,
        "structures": 0, "non_renseignees": 0,
    }  # fmt: skip
    assert (a4["exclus"], a4["etat"], a4["ventilation"]) == ({"sans_antenne": 1}, "valeur", {})


@pytest.mark.parametrize(
    ("ouverte", "fermee", "etat"),
    [
        ("2025-06-30", "", "valeur"),
        ("2025-07-01", "", "sans_objet"),  # opens after the last day
        ("2020-01-01", "2025-06-30", "valeur"),  # the closing day is included
        ("2020-01-01", "2025-06-29", "zero"),  # opened once, closed since
        ("2010-01-01", "2012-12-31", "zero"),
    ],
)
def test_a4_state_never_says_not_filled_in(calcul, ouverte, fermee, etat):
    d = Dossier()
    d.ajouter("antennes", ouverte_le=ouverte, fermee_le=fermee)
    assert calcul(d, arret="2025-06-30")["A4"]["etat"] == etat

    d.activite("reunion_antenne", antennes="antennes-1", statut="annule")
    assert calcul(d, arret="2025-06-30")["A4"]["etat"] == etat


def test_a4_is_incomplete_while_a_meeting_is_not_filled_in(calcul):
    d = Dossier()
    d.ajouter("antennes", code="A", fermee_le="2025-01-31")
    d.activite("reunion_antenne", antennes="A", anonymes=3)
    assert calcul(d)["A4"]["etat"] == "zero"

    d.activite("reunion_antenne", antennes="A")
    a4 = calcul(d)["A4"]
    assert (a4["etat"], a4["mesures"]["non_renseignees"]) == ("incomplet", 1)


def test_a4_a_meeting_to_confirm_makes_it_incomplete(calcul):
    d = Dossier()
    d.ajouter("antennes", code="A")
    d.activite("reunion_antenne", antennes="A", statut="planifie")

    a4 = calcul(d)["A4"]
    assert (a4["etat"], a4["mesures"]["non_renseignees"]) == ("incomplet", 0)


def test_a4_participations_by_type_of_structure(calcul):
    d = Dossier()
    d.ajouter("antennes", code="A")
    usp, emsp, dac = d.structure("USP"), d.structure("EMSP"), d.structure("DAC")
    partie = d.structure("EHPAD", fusionnee_dans=usp)
    premiere = d.activite("reunion_antenne", antennes="A", anonymes=4)
    seconde = d.activite("reunion_antenne", antennes="A", anonymes=2)
    alice, bob, chloe, dan = (d.personne(s) for s in (usp, emsp, "", partie))
    # Alice speaks for two structures in one meeting: once, under the first type code (DAC).
    d.presence(premiere, alice)
    d.presence(premiere, alice, structure=dac)
    d.presence(premiere, alice, structure=usp)
    d.presence(premiere, bob)
    d.presence(premiere, chloe)
    d.presence(premiere, dan)  # by the type of the survivor
    # In the next meeting she speaks for her own.
    d.presence(seconde, alice)
    # Without a structure of her own, Chloe once represents one.
    d.presence(seconde, chloe)
    d.presence(seconde, chloe, structure=emsp)
    # Not counted: staff, speakers; counted: staff said to count.
    d.presence(seconde, d.salarie(emsp))
    d.presence(seconde, d.personne(emsp), qualite="intervenant")
    d.presence(seconde, d.salarie(emsp), compte="oui")

    a4 = calcul(d)["A4"]

    assert a4["ventilation"] == {
        "DAC": 1, "EMSP": 3, "USP": 2, "sans_structure": 1, "non_nommes": 6,
    }  # fmt: skip
    assert a4["mesures"] == {
        "antennes": 1, "antennes_reunies": 1, "reunions": 2, "participations": 13,
        "personnes": 5, "structures": 3, "non_renseignees": 0,
    }  # fmt: skip


def test_a4_breakdown_adds_up_to_the_participations(calcul):
    d = Dossier()
    d.ajouter("antennes", code="A")
    structures = [d.structure(t) for t in ("USP", "ARS", "CELLULE")]
    personnes = [d.personne(s) for s in [*structures, ""]]
    for n in range(3):
        reunion = d.activite("reunion_antenne", antennes="A", anonymes=n)
        for personne in personnes[n:]:
            for structure in structures[:n]:
                d.presence(reunion, personne, structure=structure)
            d.presence(reunion, personne)

    a4 = calcul(d)["A4"]

    assert sum(a4["ventilation"].values()) == a4["mesures"]["participations"] == 12
