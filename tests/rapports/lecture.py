"""The report's HTML as trees, its PDF as pages of text."""

import re
from io import BytesIO

from lxml import html as arbres
from pypdf import PdfReader


def arbre(html: str) -> arbres.HtmlElement:
    return arbres.fromstring(html)


def texte(noeud: arbres.HtmlElement) -> str:
    return serre(noeud.text_content())


def serre(mots: str) -> str:
    """Spaces, no-break ones included, as one plain space: a line may end anywhere."""
    return re.sub(r"[\s\u00a0]+", " ", mots).strip()


def fiche(page: arbres.HtmlElement, code: str) -> arbres.HtmlElement:
    (titre,) = page.xpath(f"//h3[@id='indicateur-{code}']")
    (bloc,) = titre.xpath("ancestor::section[@class='fiche']")
    return bloc


def lignes_de(noeud: arbres.HtmlElement) -> dict[str, list[str]]:
    """The rows of all the tables below, by their first cell."""
    return {
        texte(ligne[0]): [texte(case) for case in ligne[1:]]
        for ligne in noeud.xpath(".//tbody/tr")
        if len(ligne) > 1
    }


def pages(pdf: bytes) -> list[str]:
    return [serre(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def reduire(html: str, *classes: str) -> str:
    """The same page with these chapters only, by a class or by the anchor of their title: the
    layout of a whole year takes seconds."""
    page = arbre(html)
    for chapitre in page.xpath("/html/body/section"):
        noms = {*(chapitre.get("class") or "").split(), *chapitre.xpath("./h1/@id")}
        if not noms & set(classes):
            chapitre.getparent().remove(chapitre)
    return "<!doctype html>\n" + arbres.tostring(page, encoding="unicode")
