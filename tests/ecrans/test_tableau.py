"""The dashboard of a year."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule.models import Role
from cellule.perimetre import perimetre
from indicateurs.catalogue import CATALOGUE
from tests.fabriques import ActiviteFabrique, CelluleFabrique, ZeroConstateFabrique

from .conftest import liens, lu, titre

pytestmark = pytest.mark.django_db
ADRESSE = "/c/gironde/"


def test_the_24_indicators_stand_by_mission_with_their_page(page, annee):
    reponse = page(Role.LECTEUR).get(ADRESSE, {"annee": 2025})
    texte, siens = lu(reponse), liens(reponse)
    for code, indicateur in CATALOGUE.en(2025).items():
        assert indicateur.titre in texte
        assert f"/c/gironde/indicateurs/{code}/?annee=2025" in siens
    assert texte.count("(indicateur socle)") == len(CATALOGUE.socle(2025)) == 13
    assert "Animer les relations avec les acteurs de soins palliatifs" in texte


def test_figures_states_and_last_year_are_in_words(page, annee):
    texte = lu(page().get(ADRESSE, {"annee": 2025}))
    assert (
        "Réunions du comité de pilotage * (indicateur socle) 2 réunions tenues 1 en 2024" in texte
    )
    assert (
        "Équipes de soins palliatifs rencontrées * (indicateur socle) 1 sur 2, soit 50 %" in texte
    )
    assert "Formations * (indicateur socle) Non renseigné Non renseigné en 2024" in texte
    assert (
        "Antennes et participants 1 antenne 1 antenne réunie, 1 réunion, 12 participations" in texte
    )


def test_unknown_is_never_shown_as_zero(page, annee):
    def formations() -> str:
        return lu(page().get(ADRESSE, {"annee": 2025})).split("Formations * (indicateur socle)")[1]

    assert formations().startswith(" Non renseigné ")
    with perimetre(annee, ecriture=True):
        ZeroConstateFabrique(annee=2025, indicateur="C4")
    assert formations().startswith(" 0 formation Non renseigné en 2024 zéro constaté")


def test_summary_counts_the_states_of_the_socle_and_of_the_others(page, annee):
    texte = lu(page().get(ADRESSE, {"annee": 2025}))
    assert "13 indicateurs socle 1 complet 2 incomplets 10 non renseignés" in texte
    assert "11 autres indicateurs 2 complets 2 zéros constatés 7 non renseignés" in texte


def test_what_is_to_complete_says_why_and_leads_there(page, annee):
    reponse = page().get(ADRESSE, {"annee": 2025})
    a_completer = lu(reponse).split("À compléter")[1]
    assert "Réunions du comité de pilotage 1 réunion à confirmer" in a_completer
    assert "Actions avec l’ARS et les partenaires 1 sans objectif écrit" in a_completer
    assert "Formations Rien n’est renseigné pour cette année" in a_completer
    assert a_completer.index("1 réunion à confirmer") < a_completer.index("Rien n’est renseigné")


@pytest.mark.parametrize(
    ("jour", "annee_ouverte"),
    [("2026-01-01", 2025), ("2026-03-31", 2025), ("2026-04-01", 2026), ("2026-12-31", 2026)],
)
def test_working_year_is_the_past_one_until_march(page, annee, jour, annee_ouverte):
    with time_machine.travel(f"{jour} 12:00", tick=False), perimetre(annee, ecriture=True):
        ActiviteFabrique(debut="2026-01-01")
        reponse = page().get(ADRESSE)
    assert reponse.context["annee"] == annee_ouverte
    assert ("année du rapport à remettre" in lu(reponse)) == (annee_ouverte == 2025)


def test_working_year_follows_the_clock_of_the_cell(page, voisine):
    """1 April begins in La Réunion while it is still 31 March in Paris."""
    with time_machine.travel("2026-03-31 21:00 +0000", tick=False):
        reponse = page(cellule=voisine).get("/c/mascareignes/")
    assert reponse.context["annee_de_travail"] == 2026


@pytest.mark.parametrize(
    "saisie", ["20x5", "", "99999", "-1", "0", "1999", "２０２５", "2025 ", "1e3"]
)
def test_year_that_cannot_be_read_gets_a_clear_page(page, annee, saisie):
    for adresse in (ADRESSE, f"{ADRESSE}indicateurs/D2/"):
        reponse = page().get(adresse, {"annee": saisie})
        assert reponse.status_code == 400
        assert "n’est pas une année" in lu(reponse)
        assert f"{ADRESSE}?annee=2025" in liens(reponse)


def test_year_typed_is_never_markup(page, annee):
    reponse = page().get(ADRESSE, {"annee": "<script>alert(1)</script>"})
    assert "<script>alert" not in reponse.content.decode()


def test_year_to_come_is_refused_with_words(page, annee):
    for adresse in (ADRESSE, f"{ADRESSE}indicateurs/D2/"):
        reponse = page().get(adresse, {"annee": 2026})
        assert reponse.status_code == 200
        assert "L’année 2026 n’a pas commencé" in titre(reponse)


def test_year_without_data_says_which_years_have_some(page, annee):
    reponse = page().get(ADRESSE, {"annee": 2011})
    assert "Rien n’est renseigné pour 2011" in lu(reponse)
    assert {f"{ADRESSE}?annee=2025", f"{ADRESSE}?annee=2024"} <= set(liens(reponse))
    assert "Non renseigné" not in lu(reponse)


def test_cell_without_anything_says_how_to_begin(page, cellule, en_novembre):
    texte = lu(page().get(ADRESSE))
    assert "Rien n’est renseigné pour 2025" in texte
    assert "manage.py importer_dossier" in texte


def test_year_with_only_a_cancelled_meeting_is_not_empty(page, cellule, en_novembre):
    with perimetre(cellule, ecriture=True):
        ActiviteFabrique(statut="annule", debut="2025-05-05")
    assert "Tableau de bord" in titre(page().get(ADRESSE))


def test_another_cell_is_a_page_that_does_not_exist(page, annee):
    CelluleFabrique(code="autre")
    for adresse in ("/c/autre/", "/c/autre/indicateurs/D2/", "/c/autre/rapports/", "/c/aucune/"):
        assert page().get(adresse).status_code == 404


@pytest.mark.parametrize(
    "adresse",
    [
        "",
        "indicateurs/D2/",
        "indicateurs/D2/?lignes=a_confirmer",
        "indicateurs/D1/",
        "journal/?annee=2025",
        "rapports/",
    ],
)
def test_queries_do_not_grow_with_the_rows(page, annee, activites_en_plus, adresse):
    client = page()

    def requetes() -> int:
        with CaptureQueriesContext(
            connection,
        ) as prises:
            assert client.get(ADRESSE + adresse).status_code == 200
        return len(prises)

    activites_en_plus(1)
    avec_une = requetes()
    activites_en_plus(29)
    assert requetes() == avec_une
