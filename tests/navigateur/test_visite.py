"""Every page that a person can reach, with scripts and without: nothing on the console."""

import re
from collections import Counter

import pytest

from .conftest import Onglet

pytestmark = pytest.mark.django_db(transaction=True)
# An address that ends the visit, or gives a file.
A_EVITER = re.compile(r"/compte/logout/|\.pdf\b|/compilation\.|/pieces/|[?&]export=")
# Pages that differ by what they show only: one of each is enough.
PAREILLES = re.compile(
    r"(?<=/)\d+(?=/)|(?<=/textes/)[^/]+|(?<=/parties/)[^/]+|(?<=/avis/)[^/]+|(?<=/aide/)[^/]+"
    r"|(?<=/indicateurs/)[DACI]\d"
)
# Who reads the site, with scripts or without, from which page, how many they find at least. What
# those in charge read, `test_toutes_les_pages` opens; `double` has a second cell, an empty one.
VISITES = {
    "lecteur": (False, "/c/exemple/?annee=2025", 80),
    "ars": (True, "/", 8),
    "dgos": (False, "/", 7),
    "double": (True, "/c/vide/", 30),
    "seule": (True, "/", 4),
}


def est_neuve(adresse: str, connues: dict[str, set[str]]) -> bool:
    """Whether its page was never seen, or never with one of its parameters; now it is."""
    page, _, requete = adresse.partition("?")
    page = PAREILLES.sub("*", page)
    noms = set(re.findall(r"(\w+)=", requete))
    vus = connues.get(page)
    connues.setdefault(page, set()).update(noms)
    return vus is None or not noms <= vus


def visiter(onglet: Onglet, depart: str, *, hors: str) -> dict[str, str]:
    """Follow the links from a page, but for those that begin by `hors`; returns the title of each
    page, by address."""
    connues: dict[str, set[str]] = {}
    titres: dict[str, str] = {}
    a_voir = [depart]
    est_neuve(depart, connues)
    while a_voir:
        assert onglet.aller(adresse := a_voir.pop(0)) == 200, adresse
        titres[onglet.chemin] = onglet.page.title()
        assert onglet.page.locator("h1").count() == 1, adresse
        assert onglet.page.locator("[style]").count() == 0, adresse
        for lien in onglet.page.locator("a[href]").evaluate_all("tous => tous.map(a => a.href)"):
            suite = lien.removeprefix(onglet.racine).partition("#")[0]
            a_suivre = suite.startswith("/") and not suite.startswith(hors)
            if a_suivre and not A_EVITER.search(suite) and est_neuve(suite, connues):
                a_voir.append(suite)
    return titres


@pytest.mark.parametrize("nom", VISITES)
def test_visit_says_nothing_on_the_console(ouvrir, exemple, nom):
    scripts, depart, au_moins = VISITES[nom]
    onglet = ouvrir(javascript=scripts)
    onglet.se_connecter(f"{nom}@exemple.fr")
    titres = visiter(onglet, depart, hors="/c/exemple/" if nom == "double" else "//")
    assert len(titres) >= au_moins, sorted(titres)
    assert onglet.console == []
    if scripts:
        assert onglet.page.evaluate("window.refus") == []
    par_page = {adresse.partition("?")[0]: titre for adresse, titre in titres.items()}
    assert all(titre.endswith("Maillage") for titre in titres.values())
    doubles = [t for t, n in Counter(par_page.values()).items() if n > 1]
    assert doubles == [], "plusieurs pages de même titre"
