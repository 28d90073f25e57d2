"""The file itself: conforming, ours alone, the same twice, and looked at page by page."""

import copy
import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from pypdf import PdfReader

from cellule.impression import imprimer as impression
from indicateurs.catalogue import CATALOGUE
from rapports.mise_en_page import composer
from rapports.presentation import empreinte

from .dossiers import CANARI, SERIN
from .lecture import arbre, fautes, pages, serre, texte

# The session's fixtures load the database, which pytest-django makes for marked tests only.
pytestmark = pytest.mark.django_db

# What stands in the margins, and the marks of a list, which come after the text.
PIED = re.compile(r"Rapport d’activité \d{4} · |Ajonc |•$")


@pytest.fixture(scope="session")
def lues(pdf) -> list[str]:
    return pages(pdf)


@pytest.fixture(scope="session")
def vides(pdf_vide) -> list[str]:
    return pages(pdf_vide)


def polices(pdf: bytes) -> set[str]:
    lecteur = PdfReader(BytesIO(pdf))
    noms = set()
    for page in lecteur.pages:
        for police in page["/Resources"]["/Font"].values():
            police = police.get_object()
            for fille in police.get("/DescendantFonts", [police]):
                descripteur = fille.get_object()["/FontDescriptor"]
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descripteur)
                noms.add(str(descripteur["/FontName"]).partition("+")[2])
    return noms


def test_report_conforms_to_pdf_a_3a_and_to_pdf_ua_1(pdf):
    assert fautes(pdf) == []


def test_report_of_an_empty_cell_conforms_too(pdf_vide):
    assert fautes(pdf_vide) == []


def test_validator_can_fail(pdf):
    with pikepdf.open(BytesIO(pdf)) as document:
        del document.Root.MarkInfo
        document.save(sortie := BytesIO())
    assert fautes(sortie.getvalue())


def test_report_has_the_pages_of_a_year(lues, vides):
    assert 25 <= len(lues) <= 40
    assert 12 <= len(vides) < len(lues)


def test_no_page_is_empty(lues, vides):
    for page in (*lues[1:], *vides[1:]):
        corps = re.sub(r"Rapport d’activité \d{4} · .*", "", page)
        assert len(corps) > 80


def test_no_title_caption_or_table_header_ends_a_page(pdf, html):
    page = arbre(html)
    seuls = {texte(noeud) for noeud in page.xpath("//h1|//h2|//h3|//caption|//thead/tr")}
    seuls |= {texte(noeud).replace(" ", "") for noeud in page.xpath("//thead/tr")}
    for rang, feuille in enumerate(PdfReader(BytesIO(pdf)).pages[2:], start=3):
        lignes = [serre(ligne) for ligne in feuille.extract_text().splitlines()]
        corps = [ligne for ligne in lignes if ligne and not PIED.match(ligne)]
        assert corps[-1] not in seuls, rang
        assert corps[-1].replace(" ", "") not in seuls, rang


def test_document_has_language_title_dates_and_bookmarks(pdf, annee):
    lecteur = PdfReader(BytesIO(pdf))
    racine = lecteur.trailer["/Root"]
    assert racine["/Lang"] == "fr"
    assert racine["/MarkInfo"]["/Marked"]
    assert racine["/ViewerPreferences"]["/DisplayDocTitle"]
    assert lecteur.metadata.title.startswith("Rapport d’activité 2025, Cellule régionale")
    assert lecteur.metadata["/CreationDate"] == "D:20260131000000Z"
    titres = [entree.title for entree in lecteur.outline if not isinstance(entree, list)]
    assert "Mission 2 Animer les relations avec les acteurs de soins palliatifs" in titres
    assert "Annexe H Sigles" in titres
    assert empreinte(annee.photo)[:32].encode() == lecteur.trailer["/ID"][0].original_bytes


def test_every_font_is_ours_and_embedded(pdf, pdf_vide):
    for fichier in (pdf, pdf_vide):
        assert all(nom.startswith(("Maillage-Texte", "Maillage-Titre")) for nom in polices(fichier))


def test_every_official_wording_is_printed(lues):
    tout = serre(" ".join(lues))
    for indicateur in CATALOGUE.en(2025).values():
        assert serre(indicateur.libelle) in tout


def test_no_name_of_a_person_and_nothing_of_another_cell(lues):
    tout = " ".join(lues).casefold()
    assert CANARI not in tout
    assert SERIN not in tout


def test_contents_give_the_page_where_each_chapter_begins(lues):
    entrees = re.findall(r"(?:^| )([A-H] )?([^.]+?) ?\.{3,} ?(\d+)", lues[1])
    assert len(entrees) > 20
    for lettre, titre, numero in entrees:
        voulu = titre.strip().removeprefix("Sommaire ")
        voulu = re.sub(r"^Mission \d\. ", "", voulu)
        assert voulu[-40:] in lues[int(numero) - 1], (lettre, titre, numero)


def page_du_socle(lues: list[str]) -> int:
    (rang,) = (rang for rang, page in enumerate(lues) if "Annexe A Les 13 indicateurs" in page)
    return rang


def test_core_is_on_one_page(lues):
    rang = page_du_socle(lues)
    assert all(serre(i.libelle) in lues[rang] for i in CATALOGUE.en(2025).values() if i.socle)
    assert "Annexe B" in lues[rang + 1]


def test_core_stays_on_one_page_with_the_longest_words_and_figures(annee, seulement):
    seulement("annexe-a")
    photo = copy.deepcopy(annee.photo)
    for indicateur in photo["indicateurs"].values():
        for mesure in indicateur["mesures"]:
            if mesure["nature"] == "nombre":
                mesure["valeur"] = mesure["precedent"] = 1_234_567
        indicateur["ventilation"] = [
            {"cle": f"n{n}", "mots": f"Organisation pluriprofessionnelle du domicile {n} " * 3,
             "a_part": False, "valeur": 1_234_567, "precedent": None}
            for n in range(15)
        ]  # fmt: skip
        indicateur["manques"] = [
            "1\u00a0234\u00a0567\u00a0évènements à confirmer",
            "1\u00a0234\u00a0567\u00a0sans participants renseignés",
        ]
        indicateur["etat"], indicateur["etat_mots"] = "incomplet", "incomplet"
    assert len(pages(composer(photo))) == 1


def test_letters_that_our_fonts_lack_bring_no_other_font(vide, seulement):
    seulement("couverture", "cellule")
    vide["cellule"]["nom"] = "Cellule ☎ → ≥ 中文 Łódź \u202f fin\u00a0!\u200b\u0007"
    vide["cellule"]["sigle"] = "ﬁn de vie ✓"
    pdf = composer(vide)
    assert all(nom.startswith("Maillage") for nom in polices(pdf))
    assert "Łódź" in pages(pdf)[0]
    assert fautes(pdf) == []


CHAPITRES = ("couverture", "maillage", "mission-A", "annexe_h")
SCRIPT = """
import json, sys, django
django.setup()
from rapports import mise_en_page
from tests.rapports.lecture import reduire
tout = mise_en_page.en_html
mise_en_page.en_html = lambda photo, genre: reduire(tout(photo, genre), *sys.argv[2:])
sys.stdout.buffer.write(mise_en_page.composer(json.load(open(sys.argv[1]))))
"""


def test_same_data_give_the_same_bytes_in_another_process(annee, seulement, tmp_path):
    """Another day, another order of hashing, no variable of ours in the environment."""
    photo = tmp_path / "photo.json"
    photo.write_text(json.dumps(annee.photo), encoding="utf-8")
    environnement = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    autre = subprocess.run(
        [sys.executable, "-c", SCRIPT, photo, *CHAPITRES],
        env=environnement | {"PYTHONHASHSEED": "7", "TZ": "Indian/Reunion"},
        cwd=Path(settings.BASE_DIR), capture_output=True, check=True,
    )  # fmt: skip
    seulement(*CHAPITRES)
    assert autre.stdout == composer(annee.photo)
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_other_data_give_another_identifier(vide):
    avant = empreinte(vide)
    vide["cellule"]["nom"] += "."
    assert empreinte(vide) != avant


def test_lean_styles_print_the_same_page(annee, seulement, monkeypatch):
    """What is spared of WeasyPrint's own style sheet is used by no page of ours."""
    seulement(*CHAPITRES)
    maigre = composer(annee.photo)
    monkeypatch.delattr(impression.Page, "_ua_stylesheets")
    assert composer(annee.photo) == maigre
