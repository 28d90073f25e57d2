"""The density of the lists: a setting of the account, on every page, kept without a script."""

import re

import pytest

from cellule.models import Role, Trace, Utilisateur

pytestmark = pytest.mark.django_db
DENSITE, PREFERENCES = "/compte/densite/", "/compte/preferences/"
LISTE = "/c/gironde/journal/"
SERREE = 'data-densite="compacte"'


def pressee(contenu: str) -> str:
    return re.search(r'name="densite" value="(\w+)" aria-pressed="true"', contenu)[1]


def test_it_is_offered_on_a_list_and_brings_back_to_it(page):
    client = page(Role.LECTEUR)
    avant = client.get(f"{LISTE}?page=1").content.decode()
    assert SERREE not in avant
    assert pressee(avant) == "confortable"
    ici = f"http://testserver{LISTE}?taille=50"
    reponse = client.post(DENSITE, {"densite": "compacte"}, headers={"referer": ici})
    assert (reponse.status_code, reponse.url) == (302, ici)
    apres = client.get(f"{LISTE}?page=1").content.decode()
    assert SERREE in apres
    assert pressee(apres) == "compacte"


def test_it_follows_the_person_and_nobody_else(page, client):
    une, autre = page(), page(Role.LECTEUR)
    une.post(DENSITE, {"densite": "compacte"})
    for adresse in (f"{LISTE}?page=1", "/c/gironde/", PREFERENCES):
        assert SERREE in une.get(adresse).content.decode(), adresse
        assert SERREE not in autre.get(adresse).content.decode(), adresse
    assert SERREE not in client.get("/connexion/").content.decode()


def test_preferences_page_sets_it_too(page):
    client = page()
    client.post(PREFERENCES, {"raccourcis": "on", "densite": "compacte", "hebdo": "on"})
    assert 'value="compacte"' in client.get(PREFERENCES).content.decode()
    assert SERREE in client.get(f"{LISTE}?page=1").content.decode()
    client.post(PREFERENCES, {"raccourcis": "on", "densite": "confortable", "hebdo": "on"})
    assert SERREE not in client.get(f"{LISTE}?page=1").content.decode()
    assert [
        t.details for t in Trace.objects.filter(acte="modifier : préférences").order_by("pk")
    ] == [
        {"densite": "compacte"},
        {"densite": "confortable"},
    ]


@pytest.mark.parametrize("valeur", ["", "serree", "compacte\n"])
def test_unknown_density_changes_nothing(page, valeur):
    client = page()
    assert client.post(DENSITE, {"densite": valeur}).url == "/"
    assert Utilisateur.objects.get().densite == "confortable"
    assert not Trace.objects.filter(acte="modifier : préférences").exists()


def test_it_never_leads_to_another_site(page):
    ailleurs = {"referer": "https://ailleurs.example/"}
    assert page().post(DENSITE, {"densite": "compacte"}, headers=ailleurs).url == "/"


def test_a_visitor_is_asked_to_sign_in(client, db):
    reponse = client.post(DENSITE, {"densite": "compacte"})
    assert reponse.url.startswith("/connexion/")
    assert client.get(DENSITE).status_code == 405
