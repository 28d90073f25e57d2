"""A walk over addresses: each page examined, each of its links followed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import Error

from tests.cloison.adresses_du_site import Adresse, adresses
from tests.cloison.monde import Monde

from .conftest import Onglet
from .examen import examiner_la_page

# The way out, and the versions of the world that are rows without a content.
A_PART = re.compile(r"/compte/logout/|versions/[1-4]/|[?&]version=[1-4]\b")
# A method that an address refuses is no fault of a page.
REFUS = re.compile(r"status of 405|ERR_HTTP_RESPONSE_CODE_FAILURE")
ENTIERE = "document.doctype !== null && !!document.querySelector('main')"
LIENS = "[...document.querySelectorAll('a[href]')].map((a) => a.href.split('#')[0])"


def ouvrir_une_page(onglet: Onglet, url: str) -> int | None:
    """Go to an address: its status if it is a page to be looked at, None if it is a file, a part of
    a page, or leads elsewhere."""
    try:
        code = onglet.aller(url)
    except Error as erreur:
        if "Download is starting" in str(erreur):
            return None
        code = onglet.page.request.get(onglet.racine + url).status
        return code if code >= 400 else None  # a refusal without a word, or a page that moved on
    entiere = onglet.genre.startswith("text/html") and onglet.page.evaluate(ENTIERE)
    # A list without an address of its own opens on its usual filters.
    la = onglet.chemin.partition("?")[0] == url.partition("?")[0]
    return code if code >= 400 or (entiere and la) else None


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
    sans_page: list[str] = field(default_factory=list)
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
        if 200 not in codes:
            self.sans_page.append(adresse.route)
        if not codes & {200, None, 405}:
            self.fautes.append(f"{adresse.route} ne se lit pas : {sorted(codes)}")

    def suivre(self, onglet: Onglet, monde: Monde) -> None:
        """Each link of the pages leads somewhere. Where an address leads, its own walk says."""
        vues = {onglet.racine + url for une in adresses() for url in une.remplies(monde)}
        for lien in sorted(self.liens - vues):
            if lien.startswith(onglet.racine) and not A_PART.search(lien):
                reponse = onglet.page.request.get(lien, max_redirects=5)
                if reponse.status >= 400:
                    self.fautes.append(f"lien mort, {reponse.status} : {lien}")


def parcourir(
    onglet: Onglet, monde: Monde, a_lire: Iterable[Adresse], lecteur: str | None
) -> Parcours:
    """Examine these addresses as somebody who may read them, then follow their links."""
    parcours = Parcours()
    if lecteur:
        onglet.se_connecter(monde.gens[lecteur].email)
    for adresse in a_lire:
        parcours.lire(onglet, adresse, monde)
    parcours.suivre(onglet, monde)
    parcours.fautes += [dite for dite in onglet.console if not REFUS.search(dite)]
    return parcours
