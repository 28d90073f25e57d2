"""The search page and its suggestions: what each role finds, and at what price."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule import recherche
from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.recherche import Sorte
from evenements.recherche import ACTIVITES
from tests.ecrans.conftest import liens, lu
from tests.fabriques import (
    ActiviteFabrique,
    ProfessionnelFabrique,
    ProjetFabrique,
    StructureFabrique,
)

pytestmark = pytest.mark.django_db
ADRESSE = "/c/gironde/rechercher/"
SUGGESTIONS = f"{ADRESSE}suggestions/"


@pytest.fixture
def goelo(cellule):
    """One row of each kind that says Goëlo."""
    with perimetre(cellule, ecriture=True):
        structure = StructureFabrique(nom="EMSP du Goëlo", fermee_le="2020-01-01")
        ProfessionnelFabrique(nom="Goëlo", prenom="Anne", structure=structure)
        ActiviteFabrique(intitule="Rencontre au Goëlo")
        ProjetFabrique(intitule="Goëlo ensemble", porteur=structure)
        StructureFabrique(nom="Goëlo absorbée", survivante=structure)
    return cellule


def test_each_kind_has_its_group(page, goelo):
    reponse = page().get(ADRESSE, {"q": "  GOELO "})
    texte = lu(reponse)
    assert "4 résultats pour « GOELO »" in texte
    for titre in ("Structures", "Professionnels", "Activités", "Projets"):
        assert f"{titre} 1 résultat" in texte
    assert "fermée" in texte
    assert "absorbée" not in texte
    assert "<mark>Goëlo</mark> ensemble" in reponse.content.decode()


@pytest.mark.parametrize("q", ["goello", "Goelot"])
def test_typo_shows_what_resembles_and_says_so(page, goelo, q):
    texte = lu(page().get(ADRESSE, {"q": q}))
    assert f"Aucun résultat exact pour « {q} » ; voici ce qui ressemble" in texte
    assert "EMSP du Goëlo" in texte


@pytest.mark.parametrize(
    ("demande", "mots"),
    [
        ({"q": "é"}, "au moins deux"),
        ({"q": "x" * 201}, "200 caractères au plus"),
        ({"q": "goelo", "sorte": "comptes"}, "n’existe pas"),
        ({"q": "goelo", "sorte": "projets", "page": "9"}, "n’existe pas"),
    ],
)
def test_wrong_demand_says_so_and_shows_nothing(page, goelo, demande, mots):
    reponse = page().get(ADRESSE, demande)
    assert reponse.status_code == 400
    assert mots in lu(reponse)
    assert "ensemble" not in lu(reponse)


def test_nothing_typed_or_nothing_found_is_no_error(page, goelo):
    assert page().get(ADRESSE).status_code == 200
    assert "Aucun résultat pour « zzzz »" in lu(page().get(ADRESSE, {"q": "zzzz"}))


def test_many_rows_are_ten_and_a_way_to_all(page, goelo):
    with perimetre(goelo, ecriture=True):
        for _ in range(59):
            ProjetFabrique(intitule="Goëlo encore", porteur=None)
    client = page()
    reponse = client.get(ADRESSE, {"q": "goelo"})
    assert lu(reponse).count("encore") == 10
    assert "Voir les 60 projets" in lu(reponse)
    suite = next(lien for lien in liens(reponse) if "/projets/?q=" in lien)
    premiere = client.get(suite)
    assert "60 projets" in lu(premiere)
    assert premiere.content.decode().count('<th scope="row">') == 50
    seconde = client.get(f"{suite}&page=2")
    assert seconde.content.decode().count('<th scope="row">') == 10


def test_other_cell_is_never_found(page, goelo, voisine):
    with perimetre(voisine, ecriture=True):
        StructureFabrique(nom="Zanzibar")
        ProfessionnelFabrique(nom="Zanzibar")
        ActiviteFabrique(intitule="Zanzibar")
        ProjetFabrique(intitule="Zanzibar")
    for q in ("zanzibar", "zanzibarr", "zanz"):
        assert "Aucun résultat pour" in lu(page().get(ADRESSE, {"q": q}))
        assert page().get(SUGGESTIONS, {"q": q}).json() == {"resultats": []}


def test_role_without_the_right_finds_nothing_of_that_kind(page, goelo, monkeypatch):
    reservee = {**ACTIVITES.__dict__, "droit": "journal.ecrire"}
    monkeypatch.setitem(recherche._SORTES, "activites", Sorte(**reservee))
    assert "Rencontre au" in lu(page().get(ADRESSE, {"q": "goelo"}))
    lecteur = page(Role.LECTEUR)
    assert "Rencontre au" not in lu(lecteur.get(ADRESSE, {"q": "goelo"}))
    assert lecteur.get(ADRESSE, {"q": "goelo", "sorte": "activites"}).status_code == 400


def test_only_who_may_open_a_page_is_led_to_it(page, goelo, monkeypatch):
    assert any("/journal/" in lien for lien in liens(page().get(ADRESSE, {"q": "rencontre"}))[-9:])
    suggeree = page().get(SUGGESTIONS, {"q": "rencontre"}).json()["resultats"][0]
    assert suggeree["nom"] == "Rencontre au Goëlo"
    assert suggeree["adresse"].startswith("/c/gironde/journal/")
    lecteur = page(Role.LECTEUR)
    assert lecteur.get(SUGGESTIONS, {"q": "rencontre"}).json()["resultats"] == [suggeree]
    reservee = {**ACTIVITES.__dict__, "droit": "journal.ecrire"}
    monkeypatch.setitem(recherche._SORTES, "activites", Sorte(**reservee))
    assert lecteur.get(SUGGESTIONS, {"q": "rencontre"}).json()["resultats"] == []


def test_same_queries_for_one_result_and_thirty(page, goelo):
    client = page()

    def compter(q: str) -> int:
        client.get(ADRESSE, {"q": q})
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            client.get(ADRESSE, {"q": q})
        return len([r for r in requetes if "recherche" in r["sql"]])

    with perimetre(goelo, ecriture=True):
        for rang in range(30):
            structure = StructureFabrique(nom=f"Multiple {rang}", departement_id="33")
            ProfessionnelFabrique(nom="Multiple", structure=structure)
            ActiviteFabrique(intitule="Multiple")
            ProjetFabrique(intitule="Multiple", porteur=structure)
    une = compter("goelo")
    assert une <= 6
    assert compter("multiple") <= une + 4  # and the number of each of the four kinds
    assert compter("multiple 3") <= une + 4


def test_box_stands_on_every_page_of_a_cell_and_nowhere_else(page, goelo):
    assert page().get("/c/gironde/a-faire/").content.decode().count('class="recherche"') == 2
    assert 'role="search"' not in page().get("/aide/qui-peut-quoi/").content.decode()
