"""The rules of the compilation one by one (regles §3), on values written here."""

import pytest

from indicateurs.catalogue import CATALOGUE
from rapports.compilation.totaux import Total, totaliser
from rapports.compilation.valeurs import Valeur, lire

INDICATEURS = CATALOGUE.en(2025)


def stockee(code: str, etat: str = "valeur", partages=None, **parties) -> Valeur:
    """What a cell gives for an indicator, as it is stored."""
    corrections = parties.pop("corrections", {})
    exclus = parties.pop("exclus", {})
    resultat = {"etat": etat, "mesures": parties, "corrections": corrections, "exclus": exclus}
    return lire(INDICATEURS[code], resultat, partages)


def totaux(code: str, *valeurs: Valeur | None) -> dict[str, Total]:
    return totaliser(INDICATEURS[code], valeurs)


def evenements(n: int, participations: int, **partages: dict) -> Valeur:
    faits = {
        cle: [{"evenements": 1, "non_renseignes": 0, "sans_programme": 0, **fait}]
        for cle, fait in partages.items()
    }
    return stockee(
        "C2", evenements=n, participations=participations, personnes=3, non_renseignes=0,
        sans_programme=0, partages=faits,
    )  # fmt: skip


# --- totals ---------------------------------------------------------------------------


def test_counts_are_summed_and_missing_is_not_zero():
    muette = stockee("D2", "non_renseigne", reunions=0)
    zero = stockee("D2", "zero", reunions=0)
    assert totaux("D2", stockee("D2", reunions=3), zero, muette, None)["reunions"] == Total(3, 2)
    assert totaux("D2", muette, None)["reunions"] == Total(None, 0)


def test_rate_is_the_ratio_of_the_sums_and_a_cell_without_object_adds_nothing():
    une = stockee("A3", rencontrees=1, total=3, taux=33.3, jamais_rencontrees=2)
    autre = stockee("A3", rencontrees=9, total=10, taux=90.0, jamais_rencontrees=1)
    sans = stockee("A3", "sans_objet", rencontrees=0, total=0, taux=None, jamais_rencontrees=0)
    obtenus = totaux("A3", une, autre, sans)
    assert obtenus["taux"] == Total(76.9, 3)
    assert obtenus["total"] == Total(13, 3)
    assert totaux("A3", sans)["taux"] == Total(None, 1)


def test_yes_is_counted():
    valeurs = [stockee("D5", disponible=oui, ressources=1) for oui in (True, False, True)]
    assert totaux("D5", *valeurs)["disponible"] == Total(2, 3)


def test_nulls_are_skipped_and_each_measure_says_its_number_of_cells():
    def formations(heures) -> Valeur:
        return stockee("C4", formations=1, seances=1, heures=heures, participations=4,
                       personnes=4, non_renseignees=0, sans_programme=0)  # fmt: skip

    obtenus = totaux("C4", formations(3.5), formations(None), formations(0.1))
    assert obtenus["heures"] == Total(3.6, 2)
    assert obtenus["formations"] == Total(3, 3)


def test_distinct_persons_are_not_summed():
    assert totaux("C2", evenements(1, 4), evenements(1, 5))["personnes"] == Total(None, 2)


# --- shared facts ---------------------------------------------------------------------


def test_shared_fact_counts_once_with_its_largest_figure():
    une = evenements(2, 127, journee={"participations": 120})
    autre = evenements(1, 80, journee={"participations": 80})
    obtenus = totaux("C2", une, autre)
    assert obtenus["evenements"] == Total(2, 2)
    assert obtenus["participations"] == Total(127, 2)


def test_shared_fact_of_a_cell_that_does_not_count_is_nobodys():
    une = evenements(1, 120, journee={"participations": 120})
    assert totaux("C2", une)["participations"] == Total(120, 1)


def test_one_cell_that_says_it_is_enough_for_the_fact():
    def muet(non_renseignes: int) -> Valeur:
        fait = {"evenements": 1, "participations": 0, "sans_programme": 0,
                "non_renseignes": non_renseignes}  # fmt: skip
        return stockee("C2", evenements=1, participations=0, personnes=0, sans_programme=0,
                       non_renseignes=non_renseignes, partages={"k": [fait]})  # fmt: skip

    assert totaux("C2", muet(1), muet(0))["non_renseignes"].valeur == 0
    assert totaux("C2", muet(1), muet(1))["non_renseignes"].valeur == 1


def test_same_key_twice_in_one_cell_is_one_fact():
    faits = {"k": [{"reunions": 1}, {"reunions": 1}]}
    assert totaux("A8", stockee("A8", reunions=2, partages=faits))["reunions"] == Total(1, 1)


# --- corrections ----------------------------------------------------------------------


def test_corrected_value_counts():
    corrigee = stockee("D2", reunions=3, corrections={"reunions": 4})
    assert corrigee.mesures == {"reunions": 4}
    assert corrigee.corrigees == {"reunions"}
    assert totaux("D2", corrigee)["reunions"] == Total(4, 1)


def test_contested_without_another_value_stays_as_computed():
    contestee = stockee("D2", reunions=3, corrections={"reunions": None})
    assert (contestee.mesures, contestee.corrigees) == ({"reunions": 3}, frozenset())


@pytest.mark.parametrize(
    ("etat", "donnee", "attendu"),
    [("valeur", 0, "zero"), ("zero", 2, "valeur"), ("non_renseigne", 2, "valeur"),
     ("non_renseigne", 0, "zero"), ("incomplet", 2, "valeur")],
)  # fmt: skip
def test_state_follows_the_corrected_value(etat, donnee, attendu):
    assert stockee("D2", etat, reunions=1, corrections={"reunions": donnee}).etat == attendu


def test_still_incomplete_while_something_waits():
    une = {"etat": "incomplet", "reunions": 1, "corrections": {"reunions": 2}}
    assert stockee("D2", exclus={"a_confirmer": 1}, **une).etat == "incomplet"
    manquant = {"evenements": 1, "participations": 0, "non_renseignes": 1, "sans_programme": 0}
    assert stockee("C2", "incomplet", **manquant, corrections={"evenements": 2}).etat == "incomplet"
    dit = {"non_renseignes": 0, "participations": 12}
    assert stockee("C2", "incomplet", **manquant, corrections=dit).etat == "valeur"


def test_secondary_measure_does_not_log_what_was_not():
    muette = stockee("C2", "non_renseigne", evenements=0, corrections={"participations": 12})
    assert muette.manque


def test_what_a_measure_implies_follows_its_correction():
    equipes = stockee("A3", rencontrees=1, total=4, taux=25.0, jamais_rencontrees=3,
                      corrections={"rencontrees": 3})  # fmt: skip
    assert equipes.mesures == {"rencontrees": 3, "total": 4, "taux": 75.0, "jamais_rencontrees": 1}
    lettre = stockee("C5", "zero", numeros=0, en_place=False, corrections={"numeros": 2})
    assert lettre.mesures["en_place"] is True
    dite = stockee("I1", actions=1, lance=True, corrections={"actions": 0, "lance": True})
    assert dite.mesures["lance"] is True


def test_cell_that_corrects_to_none_brings_none_of_its_shared_facts():
    niee = stockee("A8", "valeur", reunions=1, corrections={"reunions": 0},
                   partages={"jnc": [{"reunions": 1}]})  # fmt: skip
    autre = stockee("A8", reunions=1, partages={"jnc": [{"reunions": 1}]})
    assert totaux("A8", niee, autre)["reunions"] == Total(1, 2)
    assert totaux("A8", niee)["reunions"] == Total(0, 1)


# --- what is stored -------------------------------------------------------------------


def test_what_is_not_a_result_is_no_figure():
    assert lire(INDICATEURS["D2"], {}, None) is None
    assert lire(INDICATEURS["D2"], {"valeur": 1}, None) is None


def test_measure_that_an_older_catalogue_did_not_have_is_missing():
    ancienne = stockee("C2", evenements=2)
    assert ancienne.mesures["participations"] is None
    assert totaux("C2", ancienne)["participations"] == Total(None, 0)
