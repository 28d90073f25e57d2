"""The way in: home, spaces, colours, who may do what, the menu."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from cellule.droits import TABLE
from cellule.models import Role
from tests.fabriques import AdhesionFabrique, CelluleFabrique, UtilisateurFabrique

from .conftest import liens, lu, titre

pytestmark = pytest.mark.django_db


@pytest.fixture
def entrer(client):
    """A browser in which somebody with these adhesions is signed in."""

    def avec(*adhesions: dict):
        personne = UtilisateurFabrique(prenom="Claire", nom="Moreau")
        for adhesion in adhesions:
            AdhesionFabrique(utilisateur=personne, **adhesion)
        client.force_login(personne)
        return client

    return avec


def test_visitor_reads_what_maillage_is_and_where_to_sign_in(client):
    reponse = client.get("/")
    assert reponse.status_code == 200
    assert "cellules d’animation régionale de soins palliatifs" in lu(reponse)
    assert "/connexion/" in liens(reponse)


def test_sign_in_stands_at_its_public_address(client):
    reponse = client.get("/c/gironde/")
    assert reponse.url == "/connexion/?next=/c/gironde/"
    assert "<h1>Se connecter</h1>" in client.get(reponse.url).content.decode()


@pytest.mark.parametrize(
    ("adhesion", "adresse"),
    [
        ({"role": Role.LECTEUR}, "/c/seule/"),
        ({"role": Role.AGENT_ARS, "cellule": None, "region_id": "75"}, "/ars/75/"),
        ({"role": Role.NATIONAL, "cellule": None}, "/national/"),
    ],
)
def test_member_of_one_space_goes_straight_to_it(entrer, adhesion, adresse):
    if "cellule" not in adhesion:
        adhesion = {**adhesion, "cellule": CelluleFabrique(code="seule")}
    assert entrer(adhesion).get("/").url == adresse


def test_member_of_several_spaces_chooses(entrer):
    une, deux = CelluleFabrique(nom="Cellule Une"), CelluleFabrique(nom="Cellule Deux")
    CelluleFabrique(nom="Cellule des autres", code="autres")
    reponse = entrer(
        {"role": Role.RESPONSABLE, "cellule": une},
        {"role": Role.REFERENT, "cellule": une},
        {"role": Role.LECTEUR, "cellule": deux},
        {"role": Role.AGENT_ARS, "cellule": None, "region_id": "53"},
        {"role": Role.NATIONAL, "cellule": None},
    ).get("/")
    texte = lu(reponse)
    assert {f"/c/{une.code}/", f"/c/{deux.code}/", "/ars/53/", "/national/"} <= set(liens(reponse))
    assert "Cellule Une responsable de la cellule, référent territorial" in texte
    assert "ARS, Bretagne agent de l’ARS" in texte
    assert "des autres" not in texte


def test_member_of_several_spaces_may_leave_one_for_another(entrer):
    cellules = [CelluleFabrique(), CelluleFabrique()]
    client = entrer(*[{"cellule": cellule} for cellule in cellules])
    assert "Changer d’espace" in lu(client.get("/aide/qui-peut-quoi/"))
    assert "Changer d’espace" not in lu(entrer({}).get("/aide/qui-peut-quoi/"))


@pytest.mark.parametrize(
    "dates", [None, {"fin": date.today() - timedelta(2)}, {"debut": date.today() + timedelta(2)}]
)
def test_account_without_a_space_is_told_whom_to_ask(entrer, dates):
    reponse = entrer(*([dates] if dates else [])).get("/")
    assert reponse.status_code == 200
    assert "Demandez au responsable de votre cellule" in lu(reponse)


def test_colours_are_remembered_and_bring_back_to_the_page(client):
    reponse = client.post(
        "/couleurs/", {"theme": "sombre"}, headers={"referer": "http://testserver/aide/?a=1"}
    )
    assert reponse.url == "http://testserver/aide/?a=1"
    assert 'data-theme="sombre"' in client.get("/").content.decode()
    client.post("/couleurs/", {"theme": "systeme"})
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.parametrize("ailleurs", ["https://ailleurs.example/", "//ailleurs.example", ""])
def test_colours_never_lead_to_another_site(client, ailleurs):
    reponse = client.post("/couleurs/", {"theme": "clair"}, headers={"referer": ailleurs})
    assert reponse.url == "/"


def test_colours_take_a_strange_referer_for_an_address(client):
    """« 430 » is no name of a view: it must not be looked up as one."""
    reponse = client.post("/couleurs/", {"theme": "clair"}, headers={"referer": "430"})
    assert (reponse.status_code, reponse.url) == (302, "430")


def test_unknown_colours_are_ignored(client):
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/").content.decode()
    assert client.get("/couleurs/").status_code == 405


def test_help_page_prints_the_table_of_rights(client):
    reponse = client.get("/aide/qui-peut-quoi/")
    texte = lu(reponse)
    assert all(droit.libelle in texte for droit in TABLE.values())
    corps = reponse.content.decode()
    assert corps.count('aria-label="oui"') == sum(len(d.roles) for d in TABLE.values())
    assert corps.count('class="non') == sum(len(Role) - len(d.roles) for d in TABLE.values())


DE_TOUS = {"Tableau de bord", "Journal", "Calendrier", "Acteurs et équipes", "Projets", "Rapports"}
DE_L_EQUIPE = {"Corbeille", "Relevés d’audience"}


@pytest.mark.parametrize(
    ("role", "attendues", "absentes"),
    [
        (Role.RESPONSABLE, DE_TOUS | DE_L_EQUIPE, {"Compilation"}),
        (Role.REFERENT, DE_TOUS, DE_L_EQUIPE),
        (Role.AGENT_ARS, {"Cellules de la région"}, DE_TOUS),
        (Role.NATIONAL, {"Compilation", "Campagnes"}, DE_TOUS),
    ],
)
def test_menu_has_the_entries_that_the_person_may_open(
    page, role, attendues, absentes, en_novembre
):
    champs = {"cellule": None, "region_id": "75"} if role == Role.AGENT_ARS else {}
    client = page(role, **champs)
    reponse = client.get("/", follow=True)
    menu = reponse.context["menu"]
    libelles = [entree["libelle"] for entree in menu]
    assert attendues <= set(libelles) and not absentes & set(libelles)
    assert len(libelles) == len(set(libelles))
    assert [entree["courant"] for entree in menu].count(True) == 1
    for entree in menu:
        assert client.get(entree["url"], follow=True).status_code == 200


def test_demo_is_said_only_in_the_demo(page, en_novembre, settings):
    assert "Données de démonstration" not in lu(page().get("/c/gironde/"))
    settings.DEMO = True
    assert "Données de démonstration" in lu(page().get("/c/gironde/"))


def test_title_of_a_page_names_the_cell(page, annee):
    assert (
        titre(page().get("/c/gironde/")) == "Tableau de bord 2025 – Cellule de Gironde – Maillage"
    )


def test_theme_cookie_is_not_for_scripts(client):
    temoin = client.post("/couleurs/", {"theme": "clair"}).cookies["theme"]
    assert temoin["httponly"]
    assert bool(temoin["secure"]) == settings.HTTPS
