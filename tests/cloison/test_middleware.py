"""The address opens the perimeter: who enters, what they find, what is left of a failed request."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Structure
from cellule.entree import ReponseEnFlux
from cellule.models import Role
from cellule.perimetre import courant, perimetre
from cellule.trace import auteur_courant
from tests.fabriques import AdhesionFabrique, UtilisateurFabrique

pytestmark = pytest.mark.urls("tests.cloison.adresses")


def membre(cellule=None, role=Role.RESPONSABLE, **champs) -> Client:
    client = Client()
    client.force_login(AdhesionFabrique(cellule=cellule, role=role, **champs).utilisateur)
    return client


def noms(donnees) -> set[str]:
    with perimetre(donnees.cellule):
        return set(Structure.objects.values_list("nom", flat=True))


# --- who enters -----------------------------------------------------------------------------------


def test_member_finds_the_cell_its_data_its_time_and_its_name_on_the_acts(ici, la_bas):
    ici.cellule.fuseau = "Indian/Reunion"
    ici.cellule.save()
    utilisateur = UtilisateurFabrique(email="marie@exemple.fr", prenom="Marie", nom="Curie")
    lu = membre(ici.cellule, utilisateur=utilisateur).get("/c/ici/voir/").json()
    assert lu == {
        "cellule": "ici",
        "retour": "/c/ici/voir/",
        "roles": ["responsable"],
        "noms": [ici.structure.nom],
        "auteur": "Marie Curie <marie@exemple.fr>",
        "fuseau": "Indian/Reunion",
    }
    assert timezone.get_current_timezone_name() == "Europe/Paris"
    assert auteur_courant.get() == ""
    assert courant() is None


def test_rights_of_several_adhesions_add_up(ici):
    lecteur = AdhesionFabrique(cellule=ici.cellule, role=Role.LECTEUR).utilisateur
    client = membre(ici.cellule, role=Role.REFERENT, utilisateur=lecteur)
    assert client.get("/c/ici/voir/").json()["roles"] == ["lecteur", "referent"]


@pytest.mark.parametrize(
    "adresse",
    ["/c/ici/voir/", "/c/la-bas/voir/", "/c/aucune/", "/c/", "/ars/75/voir/", "/national/voir/",
     "/national/rien/"],
)  # fmt: skip
def test_anonymous_is_sent_to_sign_in_whatever_the_address(adresse, client, ici, la_bas):
    reponse = client.get(adresse)
    assert reponse.status_code == 302
    assert reponse.url == f"{reverse('account_login')}?next={adresse}"


def test_stranger_gets_the_page_that_does_not_exist_to_the_letter(ici, la_bas):
    """An existing page, a page that is not, a cell that is not: nothing tells them apart."""
    client = membre(ici.cellule)
    manquante = client.get("/rien/")
    assert manquante.status_code == 404

    def corps(reponse) -> str:
        return re.sub(r"\b\w{64}\b", "jeton CSRF", reponse.content.decode())

    for adresse in ("/c/la-bas/voir/", "/c/la-bas/rien/", "/c/aucune/voir/", "/ars/75/voir/",
                    "/ars/00/voir/", "/national/voir/", "/c/la-bas/ecrire/200/"):  # fmt: skip
        reponse = client.get(adresse)
        assert reponse.status_code == 404
        assert corps(reponse) == corps(manquante)
        assert reponse.headers == manquante.headers
    assert corps(client.post("/c/la-bas/ecrire/200/")) == corps(manquante)
    assert noms(la_bas) == {la_bas.structure.nom}


@pytest.mark.parametrize("dates", [{"debut": date.today() + timedelta(2)},
                                   {"fin": date.today() - timedelta(2)}])  # fmt: skip
def test_member_of_tomorrow_or_of_yesterday_is_a_stranger(dates, ici):
    assert membre(ici.cellule, **dates).get("/c/ici/voir/").status_code == 404


def test_account_closed_while_signed_in_is_sent_to_sign_in(ici):
    adhesion = AdhesionFabrique(cellule=ici.cellule)
    client = Client()
    client.force_login(adhesion.utilisateur)
    adhesion.utilisateur.is_active = False
    adhesion.utilisateur.save()
    assert client.get("/c/ici/voir/").status_code == 302


def test_officer_of_a_region_enters_that_region_only_and_no_cell(ici):
    client = membre(role=Role.AGENT_ARS, region_id="75")
    assert client.get("/ars/75/voir/").json() == {"roles": ["agent_ars"], "perimetre": False}
    for adresse in ("/ars/04/voir/", "/c/ici/voir/", "/national/voir/"):
        assert client.get(adresse).status_code == 404


def test_nation_enters_its_space_only(ici):
    client = membre(role=Role.NATIONAL)
    assert client.get("/national/voir/").json() == {"roles": ["national"], "perimetre": False}
    for adresse in ("/ars/75/voir/", "/c/ici/voir/"):
        assert client.get(adresse).status_code == 404


def test_other_addresses_open_no_perimeter(ici):
    reponse = membre(ici.cellule).get("/ouverte/ici/")
    assert reponse.json() == {"roles": [], "perimetre": False}


@pytest.mark.parametrize(
    "adresse",
    ["/C/ici/voir/", "//c/ici/voir/", "/c//ici/voir/", "/c/ICI/voir/", "/c/./ici/voir/"],
)  # fmt: skip
def test_address_written_otherwise_does_not_open_another_door(adresse, ici):
    client = membre(ici.cellule)
    assert client.get(adresse).status_code in (301, 404)


def test_address_with_escapes_is_read_as_django_reads_it(ici, la_bas):
    client = membre(ici.cellule)
    assert client.get("/c/%69ci/voir/").json()["cellule"] == "ici"
    assert client.get("/c/l%61-bas/voir/").status_code == 404


# --- the transaction ------------------------------------------------------------------------------


def test_template_is_rendered_inside_the_perimeter(ici, la_bas, settings, tmp_path):
    (tmp_path / "essai.txt").write_text("{% for s in structures %}{{ s.nom }};{% endfor %}")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    reponse = membre(ici.cellule).get("/c/ici/gabarit/")
    assert reponse.content.decode() == f"{ici.structure.nom};"


@pytest.mark.parametrize("fin", ["200", "302"])
def test_write_of_a_request_that_succeeds_is_kept(fin, ici):
    membre(ici.cellule).post(f"/c/ici/ecrire/{fin}/")
    assert noms(ici) == {ici.structure.nom, "écrite"}


@pytest.mark.parametrize(
    ("fin", "statut"),
    [("erreur", 500), ("500", 500), ("503", 503), ("introuvable", 404), ("interdit", 403),
     ("404", 404), ("409", 409)],
)  # fmt: skip
def test_write_of_a_request_that_fails_is_undone(fin, statut, ici):
    client = membre(ici.cellule)
    client.raise_request_exception = False
    assert client.post(f"/c/ici/ecrire/{fin}/").status_code == statut
    assert noms(ici) == {ici.structure.nom}
    assert courant() is None


@pytest.mark.django_db(transaction=True)
def test_write_of_a_request_that_fails_is_undone_in_a_real_transaction(ici):
    client = membre(ici.cellule)
    client.raise_request_exception = False
    for fin in ("erreur", "500"):
        assert client.post(f"/c/ici/ecrire/{fin}/").status_code == 500
    assert noms(ici) == {ici.structure.nom}
    assert client.post("/c/ici/ecrire/200/").status_code == 200
    assert noms(ici) == {ici.structure.nom, "écrite"}


@pytest.mark.parametrize("methode", ["get", "head", "options"])
def test_request_that_reads_may_not_write(methode, ici):
    client = membre(ici.cellule)
    client.raise_request_exception = False
    assert getattr(client, methode)("/c/ici/ecrire/200/").status_code == 500
    assert noms(ici) == {ici.structure.nom}


def test_response_in_a_stream_is_refused(ici):
    with pytest.raises(ReponseEnFlux):
        membre(ici.cellule).get("/c/ici/flux/")


def test_file_goes_out_as_it_is(ici):
    reponse = membre(ici.cellule).get("/c/ici/fichier/")
    assert b"Addresses for the tests" in b"".join(reponse.streaming_content)


def test_two_cells_in_turn_on_one_connection_do_not_mix(ici, la_bas):
    clients = {donnees: membre(donnees.cellule) for donnees in (ici, la_bas)}
    for donnees in (ici, la_bas, ici):
        lu = clients[donnees].get(f"/c/{donnees.cellule.code}/voir/").json()
        assert lu["noms"] == [donnees.structure.nom]


@pytest.mark.django_db
@pytest.mark.parametrize("adresse", ["/rien/", "/c/rien/"])
def test_visitors_of_the_demo_get_the_pages_of_the_site(page, settings, adresse: str) -> None:
    settings.DEBUG = True
    client = page("responsable")
    assert "Django" in client.get(adresse).content.decode()  # the page made for builders
    settings.MIDDLEWARE = ["cellule.middleware.PagesDErreur", *settings.MIDDLEWARE]
    reponse = page("responsable").get(adresse)
    assert reponse.status_code == 404
    assert "Cette page n’existe pas" in reponse.content.decode()
    assert "Django" not in reponse.content.decode()
