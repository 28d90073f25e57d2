"""The board by stage, and the list: what they show, how a card moves."""

import html
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acteurs.actions import creer_projet
from acteurs.models import Projet
from acteurs.requetes_projets import (
    CARTES_PAR_ETAPE,
    est_silencieux,
    projets_de,
    sans_acte_recent,
    tableau_par_etape,
)
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests.ecrans.conftest import lu
from tests.fabriques import (
    ActeFabrique,
    AppelAProjetsFabrique,
    BonnePratiqueFabrique,
    PartenaireDeProjetFabrique,
    ProjetFabrique,
)
from tests.projets.conftest import JOUR, RACINE

TABLEAU = f"{RACINE}tableau/"


def test_each_project_stands_at_its_stage(page, ici):
    texte = lu(page(Role.LECTEUR).get(TABLEAU))
    rangs = [texte.index(mot) for mot in (
        "Idée 1", "Ambulance du vœu", "Montage 1", "Valise multisensorielle", "Déposé 0",
        "En cours 1", "Astreinte de nuit partagée", "Terminé 1", "Astreinte de nuit en Médoc",
        "Abandonné 0",
    )]  # fmt: skip
    assert rangs == sorted(rangs)
    assert "à relancer" in texte and "6 mois sans acte" in texte


def test_a_card_moves_with_one_press_and_back(page, ici):
    navigateur = page()
    adresse = f"{RACINE}{ici.muet.pk}/etape/"
    envoi = {"etape": "depose", "vers": "tableau", "requete": "nature=médico-social"}
    reponse = navigateur.post(adresse, envoi, follow=True)
    assert reponse.redirect_chain[0][0].startswith(f"{TABLEAU}?nature=")
    assert "Déposé" in lu(reponse) and "Annuler" in lu(reponse)
    with perimetre(ici.cellule):
        assert Projet.objects.get(pk=ici.muet.pk).etape == "depose"
        trace = Trace.objects.latest("pk")
    navigateur.post(reverse("annuler", args=["gironde", trace.pk]))
    with perimetre(ici.cellule):
        assert Projet.objects.get(pk=ici.muet.pk).etape == "montage"


@pytest.mark.parametrize("etape", ["", "ailleurs"])
def test_a_stage_that_does_not_exist_changes_nothing(page, ici, etape):
    page().post(f"{RACINE}{ici.muet.pk}/etape/", {"etape": etape})
    with perimetre(ici.cellule):
        assert Projet.objects.get(pk=ici.muet.pk).etape == "montage"


def test_an_end_without_its_day_is_said(page, ici):
    reponse = page().post(f"{RACINE}{ici.nuit.pk}/etape/", {"etape": "termine"}, follow=True)
    assert "L’accompagnement, lui, court toujours" in lu(reponse)
    assert "Donner la fin de l’accompagnement" in lu(reponse)


def test_who_reads_moves_nothing(page, ici):
    navigateur = page(Role.LECTEUR)
    assert "y déplacer" not in lu(navigateur.get(TABLEAU))
    reponse = navigateur.post(f"{RACINE}{ici.muet.pk}/etape/", {"etape": "depose"})
    assert reponse.status_code == 403


def test_the_filters_of_the_list_hold_on_the_board(page, ici):
    texte = lu(page().get(TABLEAU, {"nature": "organisation"}))
    assert "Astreinte de nuit partagée" in texte and "Valise" not in texte
    assert "Nature : Organisation" in texte
    refus = page().get(TABLEAU, {"nature": "inconnue"})
    assert refus.status_code == 400 and "Valise" not in lu(refus)


def test_an_empty_board_says_what_to_do(page, cellule):
    texte = lu(page().get(TABLEAU))
    assert "Aucun projet pour l’instant" in texte and "Nouveau projet" in texte
    assert "Nouveau projet" not in lu(page(Role.LECTEUR).get(TABLEAU))


def test_a_full_stage_leads_to_the_list(page, ici):
    with perimetre(ici.cellule, ecriture=True):
        for n in range(CARTES_PAR_ETAPE + 2):
            creer_projet(intitule=f"Idée {n}", nature="domicile", etape="idee")
        colonne = tableau_par_etape(projets_de(ici.cellule))[0]
    assert (len(colonne.cartes), colonne.total, colonne.autres) == (20, 23, 3)
    reponse = page().get(TABLEAU)
    assert "3 autres, en liste" in lu(reponse)
    assert f"{RACINE}?etape=idee" in html.unescape(reponse.content.decode())


@pytest.mark.parametrize("adresse", [TABLEAU, RACINE, f"{RACINE}appels/", f"{RACINE}pratiques/",
                                     f"{RACINE}ailleurs/", f"{RACINE}ailleurs/pratiques/",
                                     f"{RACINE}ailleurs/appels/"])  # fmt: skip
def test_one_row_or_thirty_cost_the_same(page, ici, la_bas, adresse):
    navigateur = page()
    ajouter_partout(1, ici, la_bas)
    navigateur.get(adresse)
    with CaptureQueriesContext(connection) as peu:
        navigateur.get(adresse)
    ajouter_partout(29, ici, la_bas)
    with CaptureQueriesContext(connection) as plus:
        reponse = navigateur.get(adresse)
    assert reponse.status_code == 200 and "Nº 28" in lu(reponse)
    assert len(plus) == len(peu)


def ajouter_partout(combien: int, *cellules) -> None:
    """Rows of every kind, in both cells, shared."""
    for lieu in cellules:
        with perimetre(lieu.cellule, ecriture=True):
            for n in range(combien):
                projet = ProjetFabrique(
                    intitule=f"Nº {n}", partage=True, etape="depose",
                    debut_accompagnement=date(2025, 1, 1), departements=["33"],
                )  # fmt: skip
                ActeFabrique(projet=projet), PartenaireDeProjetFabrique(projet=projet)
                AppelAProjetsFabrique(intitule=f"Nº {n}", partage=True)
                BonnePratiqueFabrique(titre=f"Nº {n}", partage=True)


# --- Who needs something -------------------------------------------------------------


def suivi(page, valeur: str) -> str:
    return lu(page().get(RACINE, {"suivi": valeur}))


@pytest.mark.parametrize(
    ("valeur", "trouves", "absents"),
    [
        ("relance", ["Astreinte de nuit partagée"], ["Valise", "Médoc", "Ambulance"]),
        ("silence", ["Valise"], ["Astreinte de nuit partagée", "Médoc", "Ambulance"]),
        ("accompagne", ["Astreinte de nuit partagée", "Valise"], ["Médoc", "Ambulance"]),
        ("relaye", ["Ambulance"], ["Astreinte", "Valise"]),
    ],
)
def test_the_follow_up_filter(page, ici, valeur, trouves, absents):
    texte = suivi(page, valeur)
    assert all(mot in texte for mot in trouves)
    assert not any(mot in texte for mot in absents)


def test_the_list_and_the_sheet_agree_on_silence(ici):
    with perimetre(ici.cellule):
        muets = set(sans_acte_recent(Projet.objects.all(), JOUR))
        assert (
            muets
            == {p for p in Projet.objects.all() if est_silencieux(p, p.actes.all(), JOUR)}
            == {ici.muet}
        )
