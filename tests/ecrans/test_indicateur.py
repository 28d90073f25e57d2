"""« D’où vient ce chiffre ? »: the page of one indicator."""

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from indicateurs.catalogue import CATALOGUE, CODES
from tests.fabriques import ActiviteFabrique, VerificationFabrique, ZeroConstateFabrique

from .conftest import liens, lu

pytestmark = pytest.mark.django_db


@pytest.fixture
def ouvrir(page, annee):
    client = page(Role.LECTEUR)
    return lambda code, **demande: client.get(
        f"/c/gironde/indicateurs/{code}/", {"annee": 2025, **demande}
    )


def test_every_indicator_has_its_page(ouvrir):
    for rang, (code, indicateur) in enumerate(CATALOGUE.en(2025).items()):
        reponse = ouvrir(code)
        assert reponse.status_code == 200
        texte = lu(reponse)
        assert indicateur.titre in texte
        assert reponse.content.decode().count("<h1") == 1
        for voisin in CODES[max(rang - 1, 0) : rang + 2]:
            if voisin != code:
                assert f"/c/gironde/indicateurs/{voisin}/?annee=2025" in liens(reponse)


@pytest.mark.parametrize("code", ["Z9", "d2", "D22", "<b>"])
def test_unknown_code_is_a_page_that_does_not_exist(ouvrir, code):
    assert ouvrir(code).status_code == 404


def test_rule_wording_measures_and_last_year_are_shown(ouvrir):
    texte = lu(ouvrir("D2"))
    assert "Nombre de réunions du COPIL réalisées dans l’année" in texte
    assert "On compte les réunions du comité de pilotage tenues dans l’année" in texte
    assert "2 réunions tenues contre 1 en 2024" in texte
    assert "Réunions tenues 2 1" in texte
    assert "Il manque quelque chose : 1 réunion à confirmer." in texte


def test_counted_and_excluded_rows_add_up_to_the_rows_examined(ouvrir):
    texte = lu(ouvrir("D2"))
    assert "4 lignes examinées : 2 comptées, 2 exclues" in texte
    assert "À confirmer (1)" in texte
    assert "Annulation (1)" in texte


def test_list_shows_the_rows_counted_then_those_of_a_reason(ouvrir):
    comptees = lu(ouvrir("D2"))
    assert "Comité du 2025-03-10" in comptees
    assert "Comité du 2025-09-01" not in comptees
    annulees = lu(ouvrir("D2", lignes="annulee"))
    assert "Comité du 2025-09-01" in annulees
    assert "Comité du 2025-03-10" not in annulees
    a_confirmer = lu(ouvrir("D2", lignes="a_confirmer"))
    assert "Comité du 2025-10-02" in a_confirmer
    assert "Dites si elle a été tenue, annulée ou reportée" in a_confirmer
    assert "/c/gironde/journal/?annee=2025" in liens(ouvrir("D2", lignes="a_confirmer"))


@pytest.mark.parametrize(
    "demande", [{"lignes": "inventee"}, {"lignes": "reportee"}, {"page": "0"}, {"page": "abc"},
                {"page": "2"}, {"lignes": "annulee", "page": "9999999999999999999"}]
)  # fmt: skip
def test_parameter_that_means_nothing_shows_an_error_and_no_row(ouvrir, demande):
    reponse = ouvrir("D2", **demande)
    assert reponse.status_code == 400
    assert "Comité du" not in lu(reponse)
    assert "Revenir aux lignes comptées" in lu(reponse)


def test_long_list_is_read_fifty_at_a_time(ouvrir, annee):
    with perimetre(annee, ecriture=True):
        for rang in range(60):
            ActiviteFabrique(type="copil", debut="2025-07-01", intitule=f"Rang {rang:02d}")
    premiere, seconde = ouvrir("D2"), ouvrir("D2", page=2)
    assert len(premiere.context["lignes"]) == 50
    assert len(seconde.context["lignes"]) == 12
    assert "Lignes 51 à 62 sur 62" in lu(seconde)
    assert "?annee=2025&page=2" in liens(premiere)


def test_breakdown_is_in_words_and_follows_the_figures(ouvrir):
    texte = lu(ouvrir("A3"))
    assert "Équipe mobile de soins palliatifs (EMSP) 1 sur 1" in texte
    assert "Unité de soins palliatifs (USP) 0 sur 1" in texte
    assert "Participants non nommés 12" in lu(ouvrir("A4"))
    assert "Patients et aidants" in lu(ouvrir("D1"))


def test_no_name_of_a_person_is_shown(ouvrir):
    for code in CODES:
        reponse = ouvrir(code)
        assert "NomSecret" not in reponse.content.decode()
        assert "PrénomSecret" not in reponse.content.decode()
    assert "Cadre de santé" in lu(ouvrir("D1"))


def test_columns_without_a_value_are_not_drawn(ouvrir, annee):
    with perimetre(annee, ecriture=True):
        VerificationFabrique(date="2025-02-02")
    fiches = ouvrir("D6")
    assert fiches.context["lignes"]
    assert fiches.context["colonnes"] == {"code": True, "date": False, "nature": True}
    assert '<th scope="col">Date</th>' not in fiches.content.decode()


def test_declared_zero_is_told_from_a_computed_one(ouvrir, annee):
    assert "Rien n’est renseigné pour cette année" in lu(ouvrir("C4"))
    with perimetre(annee, ecriture=True):
        ZeroConstateFabrique(annee=2025, indicateur="C4")
        ZeroConstateFabrique(annee=2024, indicateur="C5")
    assert "La cellule a déclaré qu’il ne s’est rien passé" in lu(ouvrir("C4"))
    assert "Rien n’est renseigné" in lu(ouvrir("C5"))
    assert "L’année est renseignée, et rien n’y compte" in lu(ouvrir("A2"))
