"""The report's HTML as trees, its PDF as pages of text, what a validator finds in it."""

import re
from io import BytesIO

import page as validateur
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


# A stream whose compressed bytes end like a line is taken for a wrong length: a mistake of the
# validator, which `longueurs_exactes` makes good.
FAUX_POSITIF = "PDFA3A-STREAM-LENGTH-001"


def fautes(pdf: bytes) -> list[tuple[str, str]]:
    """What breaks PDF/UA-1 or PDF/A-3a in this file."""
    trouvees = [
        (faute.rule_id, faute.message)
        for profil in ("ua1", "pdfa-3a")
        for faute in validateur.validate_pdf_bytes(pdf, profile=profil).failures
    ]
    if any(regle == FAUX_POSITIF for regle, _ in trouvees):
        assert longueurs_exactes(pdf)
    return [faute for faute in trouvees if faute[0] != FAUX_POSITIF]


def longueurs_exactes(pdf: bytes) -> bool:
    """Each stream has the length that it says, and its end is written after a line break."""
    longs = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\n")
    return all(
        pdf[trouve.end() + int(trouve[1]) :].startswith(b"\nendstream")
        for trouve in longs.finditer(pdf)
    )
