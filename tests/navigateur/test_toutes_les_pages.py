"""Every address of the resolver, as somebody who may read it: its page has nothing wrong, nothing
on the console, no dead link."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Error

from cellule import sante
from cellule.models import Role
from tests.cloison.adresses_du_site import Adresse, adresses
from tests.cloison.monde import Monde, batir
from tests.fabriques import AdhesionFabrique

from .conftest import Onglet
from .examen import examiner_la_page

pytestmark = pytest.mark.django_db(transaction=True)
# The way out, and the versions of the world that are rows without a content.
A_PART = re.compile(r"/compte/logout/|versions/[1-4]/|[?&]version=[1-4]\b")
# A method that an address refuses is no fault of a page; a bare text asks for an icon of its own.
REFUS = re.compile(r"status of 405|ERR_HTTP_RESPONSE_CODE_FAILURE|/sante/\w+ : .* 404")
LIENS = "[...document.querySelectorAll('a[href]')].map((a) => a.href.split('#')[0])"
LECTEURS = {"c": Role.RESPONSABLE, "ars": Role.AGENT_ARS, "national": Role.NATIONAL}


@pytest.fixture
def monde(transactional_db, settings, tmp_path, monkeypatch) -> Monde:
    """A cell with a row of each table, and an account of the nation."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(sante, "_ouvriers", lambda: True)
    monde = batir("ici", region="75")
    monde.gens[Role.NATIONAL] = AdhesionFabrique(role=Role.NATIONAL, cellule=None).utilisateur
    return monde


def ouvrir_une_page(onglet: Onglet, url: str) -> int | None:
    """Go to an address: its status if it is a page to be looked at, None if it is a file, a part of
    a page, or leads elsewhere."""
    try:
        code = onglet.aller(url)
    except Error as erreur:
        if "Download is starting" in str(erreur):
            return None
        return onglet.page.request.get(onglet.racine + url).status  # a refusal without a word
    entiere = onglet.page.evaluate("document.doctype !== null && !!document.querySelector('main')")
    return code if code >= 400 or (entiere and onglet.chemin == url) else None


def examiner_sans_hate(onglet: Onglet, url: str) -> list[str]:
    """The page of a job moves on by itself when the job has ended: it is opened once more."""
    try:
        return examiner_la_page(onglet, url)
    except Error as erreur:
        if "because of a navigation" not in str(erreur):
            raise
    onglet.aller(url)
    return examiner_la_page(onglet, url)


@dataclass
class Parcours:
    """What a walk over addresses has seen: its pages, their links, what is wrong."""

    pages: int = 0
    liens: set[str] = field(default_factory=set)
    fautes: list[str] = field(default_factory=list)

    def lire(self, onglet: Onglet, adresse: Adresse, monde: Monde) -> None:
        """Examine an address once per value of its parameters."""
        codes = set()
        for url in adresse.remplies(monde):
            codes.add(code := ouvrir_une_page(onglet, url))
            if code == 200:
                self.pages += 1
                self.fautes += examiner_sans_hate(onglet, url)
                self.fautes += onglet.page.evaluate("window.refus")
                self.liens |= set(onglet.page.evaluate(LIENS))
        if not codes & {200, None, 405}:
            self.fautes.append(f"{adresse.route} ne se lit pas : {sorted(codes)}")

    def suivre(self, onglet: Onglet) -> None:
        """Each link of the pages leads somewhere."""
        for lien in sorted(self.liens):
            if lien.startswith(onglet.racine) and not A_PART.search(lien):
                reponse = onglet.page.request.get(lien, max_redirects=5)
                if reponse.status >= 400:
                    self.fautes.append(f"lien mort, {reponse.status} : {lien}")


AU_MOINS = {"c": 165, "ars": 14, "national": 4, "": 12}


@pytest.mark.parametrize("espace", AU_MOINS)
def test_pages_have_nothing_wrong(ouvrir, monde, espace):
    onglet, parcours = ouvrir(), Parcours()
    if espace:
        onglet.se_connecter(monde.gens[LECTEURS[espace]].email)
    for adresse in adresses():
        if adresse.espace == espace:
            parcours.lire(onglet, adresse, monde)
    parcours.suivre(onglet)
    fautes = parcours.fautes + [dite for dite in onglet.console if not REFUS.search(dite)]
    assert not fautes, "\n".join(fautes)
    assert parcours.pages >= AU_MOINS[espace]
