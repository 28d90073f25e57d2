"""The note of the nation: two pages, whatever the names, valid for both standards."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from cellule.models import Cellule, EtatRegion, Region
from indicateurs.catalogue import CATALOGUE, NatureMesure
from rapports.compilation.compiler import Compilation, compiler
from rapports.compilation.lecture import Chiffres, Nation, Statut
from rapports.compilation.note import composer, en_html

from .lecture import fautes

APPUI = (
    "Appui de la cellule voisine à l’écriture du projet, formations à distance → ≥ 3 journées"
    + " et bien plus" * 40
)


@pytest.fixture(scope="module")
def nation() -> Nation:
    """Eighteen regions with long names, nineteen cells, two regions without one: no base."""
    regions = [Region(code=f"{n:02}", nom=f"Région {'très ' * (n % 3)}longue n° {n}")
               for n in range(18)]  # fmt: skip
    cellules = [
        Cellule(pk=n, code=f"c{n}", nom=f"Cellule d’animation régionale n° {n}", regions=siennes)
        for n, siennes in enumerate(
            [["00", "01"], *([f"{n:02}"] for n in range(2, 16)), ["02"], ["03"], ["04"], ["05"]]
        )
    ]
    etats = {"17": EtatRegion(region=regions[17], avancement="aucun", appui=APPUI)}
    chiffres = {
        (cellule.pk, annee): _chiffres(cellule.pk, annee)
        for cellule in cellules
        for annee in (2024, 2025)
    }
    return Nation(regions, etats, cellules, chiffres)


def _chiffres(rang: int, annee: int) -> Chiffres:
    statut = Statut.TRANSMIS if rang % 3 else Statut.PROVISOIRE
    etats = ("valeur", "incomplet", "non_renseigne", "zero", "sans_objet")
    resultats = {
        code: {
            "etat": etats[(rang + len(code) + annee) % 5],
            "mesures": {m.nom: _valeur(m.nature, rang) for m in indicateur.mesures},
        }
        for code, indicateur in CATALOGUE.en(annee).items()
    }
    return Chiffres(statut, resultats, {}, arret=date(2026, 1, 31), version=1, etat="transmis")


def _valeur(nature: NatureMesure, rang: int) -> object:
    match nature:
        case NatureMesure.OUI_NON:
            return bool(rang % 2)
        case NatureMesure.DATE:
            return "2025-03-01"
    return 123 * rang


@pytest.fixture(scope="module")
def compilees(nation) -> tuple[Compilation, Compilation]:
    return compiler(nation, 2025), compiler(nation, 2024)


@pytest.fixture(scope="module")
def pdf(compilees) -> bytes:
    return composer(*compilees)


def test_two_pages_the_second_lying(pdf):
    debout, couchee = PdfReader(io.BytesIO(pdf)).pages
    assert debout.mediabox.width < debout.mediabox.height
    assert couchee.mediabox.width > couchee.mediabox.height


def test_pages_say_the_totals_and_every_region(pdf, nation):
    recto, verso = (
        page.extract_text().replace("\xa0", " ") for page in PdfReader(io.BytesIO(pdf)).pages
    )
    assert "16 régions sur 18 ont une cellule" in recto
    assert all(indicateur.code in recto for indicateur in CATALOGUE.en(2025).values()
               if indicateur.socle)  # fmt: skip
    assert "2024" in recto
    for region in nation.regions:
        assert region.nom.replace(" ", "") in verso.replace(" ", "").replace("\n", "")
    assert "Appui de la cellule voisine" in verso


def test_it_is_valid_for_both_standards(pdf):
    assert fautes(pdf) == []


def test_same_figures_give_the_same_page(compilees):
    assert en_html(*compilees) == en_html(*compilees)


def test_changed_definition_is_marked(compilees, monkeypatch):
    monkeypatch.setattr(type(CATALOGUE), "definition_changee", lambda *_: True)
    assert "définition changée depuis 2024" in en_html(*compilees)


def test_nothing_handed_over_yet(nation):
    rien = replace(nation, chiffres={})
    page = en_html(compiler(rien, 2025), compiler(rien, 2024))
    assert "Aucune cellule n’est comptée dans les totaux" in page
