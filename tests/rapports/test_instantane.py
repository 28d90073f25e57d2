"""The snapshot: complete, plain JSON, of one cell, and without a person's name."""

import json
from datetime import date

import pytest

from cellule.models import Cellule
from cellule.perimetre import HorsPerimetre, perimetre
from indicateurs.calcul import AnneeNonCommencee
from indicateurs.catalogue import CATALOGUE, CODES
from rapports.instantane import photographier
from tests.fabriques import (
    ActiviteFabrique,
    AntenneFabrique,
    MandatCopilFabrique,
    ParticipationFabrique,
    PosteCelluleFabrique,
    ProjetFabrique,
    ZeroConstateFabrique,
)

from .conftest import ARRET
from .dossiers import CANARI, SERIN

# The session's fixtures load the database, which pytest-django makes for marked tests only.
pytestmark = pytest.mark.django_db


def test_snapshot_is_plain_json(annee):
    assert json.loads(json.dumps(annee.photo)) == annee.photo


@pytest.mark.parametrize("code", CODES)
def test_indicator_of_the_snapshot_is_the_one_computed(annee, code):
    pris, calcule = annee.photo["indicateurs"][code], annee.resultats[code]
    avant = annee.precedents[code]
    assert {m["nom"]: m["valeur"] for m in pris["mesures"]} == calcule["mesures"]
    assert {m["nom"]: m["precedent"] for m in pris["mesures"]} == avant["mesures"]
    lues = {v["cle"]: v["valeur"] for v in pris["ventilation"] if v["valeur"] is not None}
    assert lues == calcule["ventilation"]
    anciennes = {
        v["cle"]: v["precedent"] for v in pris["ventilation"] if v["precedent"] is not None
    }
    assert anciennes == avant["ventilation"]
    assert {e["motif"]: e["nombre"] for e in pris["exclus"]} == calcule["exclus"]
    assert (pris["etat"], pris["etat_precedent"]) == (calcule["etat"], avant["etat"])
    assert pris["comptes"] + sum(e["nombre"] for e in pris["exclus"]) == pris["candidats"]
    assert pris["libelle"] == CATALOGUE.en(2025)[code].libelle


def test_snapshot_says_when_and_by_which_rules(annee):
    photo = annee.photo
    assert (photo["annee"], photo["arret"]) == (2025, "2026-01-31")
    assert (photo["dernier_jour"], photo["catalogue"]) == ("2025-12-31", "2022.1")


def test_no_person_is_named_in_the_snapshot(annee):
    assert CANARI not in json.dumps(annee.photo, ensure_ascii=False).casefold()


def test_pilot_is_a_function_and_a_group_keeps_its_name(annee):
    pilotes = [ligne["pilote"] for ligne in annee.photo["programme_suivant"]]
    assert pilotes[:3] == ["coordinatrice", "chargée de mission", "les référents"]


def test_nothing_of_another_cell_is_in_the_snapshot(annee):
    assert SERIN not in json.dumps(annee.photo)


def test_reading_outside_the_perimeter_is_refused(cellule):
    with pytest.raises(HorsPerimetre):
        photographier(cellule, 2025, ARRET)


def test_a_year_to_come_is_refused(cellule):
    with perimetre(cellule), pytest.raises(AnneeNonCommencee):
        photographier(cellule, 2027, ARRET)


def test_day_of_the_calculation_is_the_cell_s_own(voisine, time_machine):
    time_machine.move_to("2025-06-30T21:00:00+00:00")  # the first of July in La Réunion
    with perimetre(voisine):
        assert photographier(voisine, 2025)["arret"] == "2025-07-01"


def test_empty_cell_has_every_indicator_and_no_figure_of_money(vide):
    assert list(vide["indicateurs"]) == list(CODES)
    etats = {i["etat"] for i in vide["indicateurs"].values()}
    assert etats == {"non_renseigne", "sans_objet"}
    assert vide["finance"]["financements"] == vide["finance"]["depenses"] == []
    assert all(not section["blocs"] or section["code"] == "vigilance_equipes"
               for section in vide["sections"])  # fmt: skip


def test_declared_zero_says_that_the_cell_declared_it(cellule):
    with perimetre(cellule, ecriture=True):
        ZeroConstateFabrique(annee=2025, indicateur="D2")
        pris = photographier(cellule, 2025, ARRET)["indicateurs"]["D2"]
    assert pris["etat"] == "zero"
    assert "a déclaré" in pris["raison"]


def lignes_de_chaque_sorte() -> None:
    ActiviteFabrique(type="copil")
    ParticipationFabrique(
        activite=ActiviteFabrique(type="evenement", role="organisateur"), statut="present"
    )
    ActiviteFabrique(type="formation", role="dispensee")
    AntenneFabrique()
    MandatCopilFabrique()
    PosteCelluleFabrique()
    ProjetFabrique(debut_accompagnement=date(2025, 2, 3), resultat="fait")


def test_more_rows_cost_no_more_queries(cellule: Cellule, django_assert_num_queries):
    with perimetre(cellule, ecriture=True):
        lignes_de_chaque_sorte()
        with django_assert_num_queries(1000, exact=False) as une_fois:
            photographier(cellule, 2025, ARRET)
        lignes_de_chaque_sorte()
        lignes_de_chaque_sorte()
        with django_assert_num_queries(len(une_fois)):
            photographier(cellule, 2025, ARRET)
