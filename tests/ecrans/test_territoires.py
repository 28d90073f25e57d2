"""The pages of a region (ARS); opening a cell."""

import pytest

from cellule.models import Cellule, Role, Trace
from cellule.perimetre import perimetre
from indicateurs.catalogue import CATALOGUE
from tests.fabriques import ActiviteFabrique

from .conftest import liens, lu

pytestmark = pytest.mark.django_db
NOUVELLE = "/ars/75/cellules/nouvelle/"


@pytest.fixture
def agent(page):
    return page(Role.AGENT_ARS, cellule=None, region_id="75")


def saisie(**champs) -> dict:
    return {
        "nom": "Cellule d’Aquitaine",
        "code": "aquitaine",
        "departements": ["24", "47"],
        "forme_juridique": "association",
        "fuseau": "Europe/Paris",
        "perimetre_equipes": ["USP", "EMSP"],
        **champs,
    }


def test_agent_reads_the_socle_of_the_cells_of_the_region(agent, annee, voisine):
    with perimetre(voisine, ecriture=True):
        ActiviteFabrique(type="copil", debut="2025-01-02")
    reponse = agent.get("/ars/75/cellules/gironde/", {"annee": 2025})
    texte = lu(reponse)
    assert "Cellule de Gironde" in texte
    assert "provisoire" in texte
    assert all(un.titre in texte for un in CATALOGUE.en(2025).values() if un.socle)
    assert "Fiches de l’annuaire vérifiées" not in texte
    assert "Réunions du comité de pilotage 2 1 réunion à confirmer incomplet" in texte
    assert voisine.nom not in texte
    assert not [lien for lien in liens(reponse) if lien.startswith("/c/")]


def test_cell_of_two_regions_is_read_by_both_agencies(page, annee):
    Cellule.objects.filter(pk=annee.pk).update(regions=["75", "76"])
    autre = page(Role.AGENT_ARS, cellule=None, region_id="76")
    assert "Cellule de Gironde" in lu(autre.get("/ars/76/"))


def test_cell_without_data_is_said_empty(agent, cellule, en_novembre):
    page = agent.get("/ars/75/cellules/gironde/")
    assert "La cellule n’a encore rien saisi pour 2025" in lu(page)


def test_region_without_a_cell_offers_to_open_one(page, en_novembre):
    reponse = page(Role.AGENT_ARS, cellule=None, region_id="94").get("/ars/94/")
    assert "Aucune cellule dans la région" in lu(reponse)
    assert "/ars/94/cellules/nouvelle/" in liens(reponse)


@pytest.mark.parametrize(
    ("annee_demandee", "mots"), [("20x5", "n’est pas une année"), ("2031", "n’a pas commencé")]
)
def test_year_of_a_region_that_cannot_be_shown(agent, annee, annee_demandee, mots):
    reponse = agent.get("/ars/75/cellules/gironde/", {"annee": annee_demandee})
    assert reponse.status_code == 400
    assert mots in lu(reponse)


def test_agent_sees_neither_another_region_nor_a_cell_nor_the_nation(agent, annee):
    for adresse in (
        "/ars/53/",
        "/ars/53/cellules/nouvelle/",
        "/ars/53/cellules/gironde/",
        "/c/gironde/",
        "/national/",
    ):
        assert agent.get(adresse).status_code == 404


def test_agent_opens_a_cell(agent, en_novembre):
    reponse = agent.post(NOUVELLE, saisie(autres_departements=" 974, 976 ,974"), follow=True)
    assert reponse.redirect_chain == [("/ars/75/", 302)]
    assert "est ouverte" in lu(reponse)
    cellule = Cellule.objects.get(code="aquitaine")
    assert cellule.regions == ["75", "04", "06"]
    assert cellule.departements == ["24", "47", "974", "976"]
    with perimetre(cellule):
        (trace,) = Trace.objects.all()
    assert trace.acte == "créer : cellule"
    assert "Camille" in trace.auteur


def test_code_already_taken_is_said_at_the_field_and_nothing_is_lost(agent, cellule):
    reponse = agent.post(NOUVELLE, saisie(code="gironde", sigle="CAQ", departements=["24"]))
    corps = reponse.content.decode()
    assert reponse.status_code == 200
    assert "est déjà le code d’une cellule" in reponse.context["form"].errors["code"][0]
    assert corps.index("Erreur") < corps.index('name="code"')
    for valeur in ('value="CAQ"', 'value="gironde"', 'value="24"'):
        assert valeur in corps
    assert reponse.context["form"]["departements"].value() == ["24"]
    assert Cellule.objects.count() == 1


@pytest.mark.parametrize(
    ("champ", "valeur"),
    [
        ("nom", " "),
        ("code", "avec espace"),
        ("code", "x" * 51),
        ("departements", []),
        ("departements", ["29"]),
        ("autres_departements", "29, 999"),
        ("forme_juridique", "inventee"),
        ("etablissement_finess", "123"),
        ("fuseau", "Mars/Olympe"),
        ("perimetre_equipes", ["EHPAD"]),
    ],
)
def test_wrong_value_is_refused_at_its_field(agent, champ, valeur):
    reponse = agent.post(NOUVELLE, saisie(**{champ: valeur}))
    assert list(reponse.context["form"].errors) == [champ]
    assert not Cellule.objects.filter(nom="Cellule d’Aquitaine").exists()


def test_clock_of_the_region_is_proposed(page):
    client = page(Role.AGENT_ARS, cellule=None, region_id="04")
    formulaire = client.get("/ars/04/cellules/nouvelle/").context["form"]
    assert formulaire["fuseau"].value() == "Indian/Reunion"
    assert formulaire["departements"].value() == ["974"]
