"""Every page that a person can reach, with scripts and without: nothing on the console."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urljoin

import pytest
from django.test import Client
from lxml.html import document_fromstring

from cellule.models import Utilisateur

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
    "lecteur": (False, "/c/exemple/?annee=2025", 100),
    "ars": (True, "/", 8),
    "dgos": (False, "/", 7),
    "double": (True, "/c/vide/", 55),
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


@dataclass
class Visite:
    """Somebody who follows every link from a page; the browser shows one page of each template."""

    client: Client
    onglet: Onglet
    hors: str  # where the links that begin by it lead, nobody goes
    titres: dict[str, str] = field(default_factory=dict)
    connues: dict[str, set[str]] = field(default_factory=dict)
    montres: set[str] = field(default_factory=set)

    def partir(self, depart: str) -> None:
        a_voir = [depart]
        est_neuve(depart, self.connues)
        while a_voir:
            a_voir += self.lire(a_voir.pop(0))

    def lire(self, adresse: str) -> list[str]:
        """Open a page; where else it leads."""
        reponse = self.client.get(adresse, follow=True)
        assert reponse.status_code == 200, adresse
        page = document_fromstring(reponse.content.decode())
        ici = "?".join(filter(None, (reponse.request[n] for n in ("PATH_INFO", "QUERY_STRING"))))
        self.titres[ici] = page.findtext(".//title")
        assert len(page.findall(".//h1")) == 1, adresse
        assert page.xpath("//@style") == [], adresse
        if (gabarit := reponse.templates[0].name) not in self.montres:
            self.montres.add(gabarit)
            assert self.onglet.aller(adresse) == 200, adresse
        return list(
            filter(self._a_suivre, (urljoin(ici, lien) for lien in page.xpath("//a/@href")))
        )

    def _a_suivre(self, lien: str) -> bool:
        lien = lien.partition("#")[0]
        d_ici = lien.startswith("/") and not lien.startswith(self.hors)
        return d_ici and not A_EVITER.search(lien) and est_neuve(lien, self.connues)


@pytest.mark.parametrize("nom", VISITES)
def test_visit_says_nothing_on_the_console(ouvrir, exemple, nom):
    scripts, depart, au_moins = VISITES[nom]
    onglet = ouvrir(javascript=scripts)
    onglet.se_connecter(f"{nom}@exemple.fr")
    client = Client()
    client.force_login(Utilisateur.objects.get(email=f"{nom}@exemple.fr"))
    visite = Visite(client, onglet, hors="/c/exemple/" if nom == "double" else "//")
    visite.partir(depart)
    titres = visite.titres
    assert len(titres) >= au_moins, sorted(titres)
    assert onglet.console == []
    if scripts:
        assert onglet.page.evaluate("window.refus") == []
    par_page = {adresse.partition("?")[0]: titre for adresse, titre in titres.items()}
    assert all(titre.endswith("Maillage") for titre in titres.values())
    doubles = [t for t, n in Counter(par_page.values()).items() if n > 1]
    assert doubles == [], "plusieurs pages de même titre"
