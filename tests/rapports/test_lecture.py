"""The report as a page of the site: the words of the PDF, one title, no inline style."""

import json
import re
from itertools import pairwise

import pytest
from django.urls import reverse

from cellule.perimetre import perimetre
from rapports.instantane import photographier
from rapports.mise_en_page import en_html
from rapports.models import GenrePiece
from tests.fabriques import PieceFabrique, VersionFabrique
from tests.rapports.conftest import ARRET
from tests.rapports.lecture import arbre, serre, texte

pytestmark = pytest.mark.django_db


def adresse(cellule, annee: int = 2025) -> str:
    return reverse("rapport_lecture", args=[cellule.code, annee])


@pytest.fixture
def connecte(page):
    return page("lecteur")


@pytest.fixture
def lue(connecte, cellule):
    reponse = connecte.get(adresse(cellule))
    assert reponse.status_code == 200
    return reponse.content.decode()


def test_page_holds_the_words_of_the_pdf(lue, cellule):
    with perimetre(cellule):
        papier = arbre(en_html(photographier(cellule, 2025)))
    corps = texte(arbre(lue).xpath("//div[@class='lecture-corps']")[0])
    chapitres = papier.xpath("//section[contains(@class, 'chapitre')]")[1:]
    assert len(chapitres) > 15
    for chapitre in chapitres:
        for noeud in chapitre.xpath(".//h1|.//h2|.//h3|.//p|.//caption|.//td|.//th|.//li"):
            # The seal is that of another reading when a second has passed between the two.
            if not noeud.xpath("ancestor-or-self::*[contains(@class, 'empreinte')]|.//*[@class]"):
                assert texte(noeud) in corps


def test_page_has_one_title_and_nested_headings_and_no_style(lue):
    assert len(re.findall(r"<h1\b", lue)) == 1
    page = arbre(lue)
    niveaux = [int(n.tag[1]) for n in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or "
                                                "self::h4]")]  # fmt: skip
    assert all(b <= a + 1 for a, b in pairwise(niveaux))
    assert not page.xpath("//main//@style")


def test_contents_lead_to_anchors_that_exist_once(lue):
    page = arbre(lue)
    ancres = {lien[1:] for lien in page.xpath("//nav[@class='lecture-cote']//a/@href")}
    identifiants = page.xpath("//@id")
    assert len(ancres) > 12
    assert ancres <= set(identifiants)
    assert len(set(identifiants)) == len(identifiants)


def test_frozen_version_is_read_as_it_was(connecte, cellule):
    with perimetre(cellule, ecriture=True):
        photo = photographier(cellule, 2025, ARRET) | {
            "etat": "fige",
            "version": {
                "numero": 4,
                "fige_le": "2026-02-01T10:00:00+00:00",
                "signataire": {"nom": "Anne Le Goff", "fonction": "responsable"},
            },
        }
        photo["cellule"]["nom"] = "La cellule d'alors"
        version = VersionFabrique(annee=2025, numero=4)
        PieceFabrique(version=version, genre=GenrePiece.CONTENU, octets=json.dumps(photo).encode())
    lue = serre(connecte.get(adresse(cellule) + "?version=4").content.decode())
    assert "La cellule d’alors" in lue
    assert "Version 4, figée le 1<sup>er</sup> février 2026, signée par Anne Le Goff" in lue
    assert "La cellule d’alors" not in connecte.get(adresse(cellule)).content.decode()


@pytest.mark.parametrize("numero", ["7", "x", "4 "])
def test_version_that_does_not_exist_is_refused_in_words(connecte, cellule, numero):
    reponse = connecte.get(adresse(cellule), {"version": numero})
    assert reponse.status_code == 400
    assert "n’a pas de version" in reponse.content.decode()
