"""Each page of a cell has its help, whose text is short, plain and in French typography."""

import re

import pytest

from cellule.aide import ADRESSE, DEBUT, SUJETS, sujet_de, texte_de
from tests.cloison.adresses_du_site import adresses
from tests.interface.lieux import RACINE


def pages() -> list[str]:
    """The routes of a cell that answer to a GET."""
    return sorted({
        adresse.route
        for adresse in adresses()
        if adresse.espace == "c" and not adresse.route.startswith(f"{DEBUT}{ADRESSE}/")
    })  # fmt: skip


def test_every_page_of_a_cell_has_its_help():
    """A new screen adds its address to `SUJETS` in `cellule/aide.py`, and its text if it is new."""
    assert [route for route in pages() if sujet_de(route) is None] == []


def test_the_longest_address_wins():
    assert sujet_de("c/<slug:cellule>/").code == "tableau-de-bord"
    assert sujet_de("c/<slug:cellule>/journal/").code == "journal"
    assert sujet_de("c/<slug:cellule>/journal/<int:activite>/issue/").code == "activite"
    assert sujet_de("c/<slug:cellule>/inventee/") is None
    assert sujet_de("ars/<str:region>/") is None


def test_every_text_has_its_subject():
    textes = {chemin.stem for chemin in (RACINE / "templates" / "aide").iterdir()}
    assert textes == set(SUJETS)


@pytest.mark.parametrize("code", SUJETS)
def test_text_is_short_and_begins_by_what_the_page_is_for(code):
    source = SUJETS[code].chemin.read_text(encoding="utf-8")
    mots = re.findall(r"[\w’-]+", source)
    assert 120 <= len(mots) <= 270
    assert not source.startswith("#")
    assert not re.search(r"\S [:;!?%»]|« |\w'\w|\.\.\.", source)
    html = texte_de(code)
    assert "<h1" not in html and "<h2>" in html
    assert "<h3" not in html
