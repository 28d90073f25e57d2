"""Keyboard shortcuts: those of the pages that one may open, and only for who wants them."""

import re

import pytest

from cellule.menus import raccourcis
from cellule.models import Role, Trace, Utilisateur

pytestmark = pytest.mark.django_db
PREFERENCES = "/compte/preferences/"


def touches(reponse) -> dict[str, str]:
    trouvees = re.findall(r'<a href="([^"]+)" data-touches="([^"]+)">', reponse.content.decode())
    return {touche: adresse for adresse, touche in trouvees}


def coche(reponse) -> bool:
    return (
        "checked" in re.search(r'<input[^>]+name="raccourcis"[^>]*>', reponse.content.decode())[0]
    )


def test_page_declares_the_keys_of_the_pages_that_one_may_open(page, cellule):
    siennes = touches(page().get("/c/gironde/journal/?page=1"))
    assert siennes["n"] == "/c/gironde/journal/nouvelle/"
    assert siennes["g t"] == "/c/gironde/"
    assert siennes["g j"] == "/c/gironde/journal/"
    assert "n" not in touches(page(Role.LECTEUR).get("/c/gironde/journal/?page=1"))
    assert "g j" in touches(page(Role.LECTEUR).get("/c/gironde/journal/?page=1"))


def test_keys_are_told_apart():
    suites = [entree.touches for entree in raccourcis()]
    assert len(suites) == len(set(suites))
    assert not [a for a in suites for b in suites if b.startswith(f"{a} ")]
    assert {"/", "?"} & set(suites) == set()


def test_switched_off_they_leave_the_page(page, cellule):
    client = page()
    assert (
        'href="/compte/preferences/"' in client.get("/c/gironde/journal/?page=1").content.decode()
    )
    assert coche(client.get(PREFERENCES))
    reponse = client.post(PREFERENCES, {}, follow=True)
    assert "Vos préférences sont enregistrées" in reponse.content.decode()
    assert not coche(reponse)
    contenu = client.get("/c/gironde/journal/?page=1").content.decode()
    assert "data-touches" not in contenu
    assert "raccourcis.js" not in contenu
    client.post(PREFERENCES, {"raccourcis": "on"})
    assert Utilisateur.objects.get().raccourcis
    assert [t.details["raccourcis"] for t in Trace.objects.order_by("pk")] == ["non", "oui"]
    client.post(PREFERENCES, {"raccourcis": "on"})
    assert Trace.objects.count() == 2


def test_preferences_are_of_who_is_signed_in(client, db):
    assert client.get(PREFERENCES).url == f"/connexion/?next={PREFERENCES}"
    assert client.post(PREFERENCES, {}).status_code == 302


def test_help_tells_every_key_to_anybody(client, db):
    contenu = client.get("/aide/raccourcis/").content.decode()
    for entree in raccourcis():
        assert entree.libelle in contenu
        assert contenu.count("<kbd>") >= len(raccourcis()) + 2
