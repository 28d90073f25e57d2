"""The page of a region: the state of each report, what waits for the agency."""

from itertools import pairwise

import pytest

from cellule.perimetre import perimetre
from rapports.actions.cycle import accepter, demander_correction
from rapports.actions.examen import repondre
from rapports.models import GenreAvis
from tests.ecrans.conftest import lu
from tests.fabriques import CelluleFabrique
from tests.rapports.transmission import AGENT, RESPONSABLE, figer, remettre

from .conftest import requetes

pytestmark = pytest.mark.django_db


def test_region_says_the_state_of_each_year_and_what_waits(agent, rapport, annee, dire):
    dire(GenreAvis.QUESTION, "Pourquoi ?")
    with perimetre(annee, ecriture=True):
        repondre(annee=2025, cible="indicateur:D2", texte="Parce que.", auteur=RESPONSABLE)
    texte = lu(agent.get("/ars/75/"))
    assert "Examiner le rapport 2025 de Cellule de Gironde" in texte
    assert "1 des 24 indicateurs examinés, 1 réponse de la cellule à lire" in texte
    assert "à examiner version 1" in texte


def test_region_speaks_the_words_of_the_agency_at_each_state(agent, annee):
    def mots() -> str:
        return lu(agent.get("/ars/75/"))

    assert "en préparation dans la cellule" in mots()
    with perimetre(annee, ecriture=True):
        figer(annee)
    assert "en préparation dans la cellule" in mots()
    with perimetre(annee, ecriture=True):
        rapport = remettre(annee)
    assert "Aucun rapport n’est à examiner" not in mots()
    with perimetre(annee, ecriture=True):
        demander_correction(annee=2025, version=rapport.version_id, auteur=AGENT, motif="À revoir")
    assert "correction attendue de la cellule" in mots()
    assert "Aucun rapport n’est à examiner" in mots()
    with perimetre(annee, ecriture=True):
        rapport = remettre(annee)
        accepter(annee=2025, version=rapport.version_id, auteur=AGENT)
    assert "accepté version 3" in mots()


def test_region_asks_as_much_for_each_cell_and_for_any_number_of_years(agent, rapport, annee):
    une = requetes(agent, "/ars/75/")
    with perimetre(annee, ecriture=True):
        for passee in (2020, 2021, 2022, 2023, 2024):
            remettre(annee, annee=passee)
    assert requetes(agent, "/ars/75/") == une
    comptes = [une]
    for numero in range(4):
        autre = CelluleFabrique(code=f"autre-{numero}")
        with perimetre(autre, ecriture=True):
            remettre(autre)
        comptes.append(requetes(agent, "/ars/75/"))
    pas = {b - a for a, b in pairwise(comptes)}
    assert len(pas) == 1
    assert pas.pop() <= 12
