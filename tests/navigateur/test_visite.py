"""Every page that a person can reach, with scripts and without: nothing on the console."""

import re

import pytest

from .conftest import Onglet

pytestmark = pytest.mark.django_db(transaction=True)
# An address that ends the visit, or gives a file.
A_EVITER = re.compile(r"/compte/logout/|\.pdf\b|/compilation\.|/pieces/")
# Pages that differ by what they show only: one of each is enough.
PAREILLES = re.compile(
    r"(?<=/)\d+(?=/)|(?<=/textes/)[^/]+|(?<=/parties/)[^/]+|(?<=/avis/)[^/]+"
    r"|(?<=annee=)\d+|(?<=page=)\d+|(?<=lignes=)\w+|(?<=/indicateurs/)[DACI]\d"
)
# Who reads the site, from which page, and how many they find at least.
ANNEE = "/c/exemple/?annee=2025"
LECTEURS = {
    "responsable": (ANNEE, 18),
    "lecteur": (ANNEE, 15),
    "ars": ("/", 4),
    "dgos": ("/", 3),
    "double": ("/", 12),
    "seule": ("/", 3),
}


def visiter(onglet: Onglet, depart: str) -> dict[str, str]:
    """Follow the links from a page; returns the title of each page, by address."""
    a_voir, formes, titres = [depart], {PAREILLES.sub("*", depart)}, {}
    while a_voir:
        assert onglet.aller(adresse := a_voir.pop(0)) == 200, adresse
        titres[onglet.chemin] = onglet.page.title()
        assert onglet.page.locator("h1").count() == 1, adresse
        assert onglet.page.locator("[style]").count() == 0, adresse
        for lien in onglet.page.locator("a[href]").evaluate_all("tous => tous.map(a => a.href)"):
            suite = lien.removeprefix(onglet.racine).partition("#")[0]
            forme = PAREILLES.sub("*", suite)
            if suite.startswith("/") and not A_EVITER.search(suite) and forme not in formes:
                formes.add(forme)
                a_voir.append(suite)
    return titres


@pytest.mark.parametrize("javascript", [True, False], ids=["avec", "sans"])
def test_visit_says_nothing_on_the_console(ouvrir, exemple, javascript):
    for nom, (depart, au_moins) in LECTEURS.items():
        onglet = ouvrir(javascript=javascript)
        onglet.se_connecter(f"{nom}@exemple.fr")
        titres = visiter(onglet, depart)
        assert len(titres) >= au_moins, (nom, sorted(titres))
        assert onglet.console == []
        if javascript:
            assert onglet.page.evaluate("window.refus") == []
        par_page = {adresse.partition("?")[0]: titre for adresse, titre in titres.items()}
        assert all(titre.endswith("Maillage") for titre in titres.values())
        assert len(set(par_page.values())) == len(par_page), "deux pages de même titre"
