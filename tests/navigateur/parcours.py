"""A walk over addresses: each page examined, each of its links followed."""

import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field

from django.test import Client
from playwright.sync_api import Error

from tests.cloison.adresses_du_site import Adresse, adresses
from tests.cloison.monde import Monde

from .conftest import Onglet
from .examen import examiner_la_page

# The way out, and the versions of the world that are rows without a content.
A_PART = re.compile(r"/compte/logout/|versions/[1-4]/|[?&]version=[1-4]\b")
ENTIERE = re.compile(r"\s*<!doctype html>.*<main\b", re.I | re.S)
# A link is like another that differs by these only: the orders and the files of a list are those
# that `tests/listes` tries.
PAREILS = re.compile(r"\d+|(?<=[?&]tri=)[^&]+|(?<=[?&]export=)[^&]+")
LIENS = "[...document.querySelectorAll('a[href]')].map((a) => a.href.split('#')[0])"


def demander(client: Client, url: str) -> int | None:
    """Ask for an address without showing it: its status if it is a page to be looked at or a
    refusal, None if it is a file, a part of a page, or leads elsewhere."""
    with closing(client.get(url, follow=True)) as reponse:
        if reponse.status_code >= 400:
            return reponse.status_code
        html = reponse.headers.get("Content-Type", "").startswith("text/html")
        entiere = html and ENTIERE.match(reponse.content.decode())
        # A list without an address of its own opens on its usual filters.
        la = reponse.request["PATH_INFO"] == url.partition("?")[0]
        return reponse.status_code if entiere and la else None


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
    """What a walk over addresses has seen: its pages, their links, what is wrong. `client` is
    signed in as the person of the window, and asks for what need not be shown."""

    client: Client = field(default_factory=Client)
    pages: int = 0
    sans_page: list[str] = field(default_factory=list)
    liens: set[str] = field(default_factory=set)
    fautes: list[str] = field(default_factory=list)

    def lire(self, onglet: Onglet, adresse: Adresse, monde: Monde) -> None:
        """Examine an address once per value of its parameters."""
        codes = set()
        for url in adresse.remplies(monde):
            codes.add(code := demander(self.client, url))
            if code == 200:
                self.pages += 1
                onglet.aller(url)
                self.fautes += examiner_sans_hate(onglet, url)
                self.fautes += onglet.page.evaluate("window.refus")
                self.liens |= set(onglet.page.evaluate(LIENS))
        if 200 not in codes:
            self.sans_page.append(adresse.route)
        if not codes & {200, None, 405}:
            self.fautes.append(f"{adresse.route} ne se lit pas : {sorted(codes)}")

    def suivre(self, onglet: Onglet, monde: Monde) -> None:
        """Each link of the pages leads somewhere, those that are alike by one of them. Where an
        address leads, its own walk says."""
        vues = {onglet.racine + url for une in adresses() for url in une.remplies(monde)}
        a_suivre = {_forme(lien): lien for lien in sorted(self.liens - vues)}
        for lien in a_suivre.values():
            if lien.startswith(onglet.racine) and not A_PART.search(lien):
                code = demander(self.client, lien.removeprefix(onglet.racine))
                if code is not None and code >= 400:
                    self.fautes.append(f"lien mort, {code} : {lien}")


def _forme(lien: str) -> str:
    page, _, requete = lien.partition("?")
    return page + PAREILS.sub("", f"?{requete}") if requete else page


def parcourir(
    onglet: Onglet, monde: Monde, a_lire: Iterable[Adresse], lecteur: str | None
) -> Parcours:
    """Examine these addresses as somebody who may read them, then follow their links."""
    parcours = Parcours()
    if lecteur:
        onglet.se_connecter(monde.gens[lecteur].email)
        parcours.client.force_login(monde.gens[lecteur])
    for adresse in a_lire:
        parcours.lire(onglet, adresse, monde)
    parcours.suivre(onglet, monde)
    parcours.fautes += onglet.console
    return parcours
