"""The alarm (maison §4.6): people of one cell walk over the whole site; a word that only the other
cell's rows hold must never be read."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client

from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.rls import modeles_du_mur
from tests.cloison.adresses_du_site import Adresse, adresses, valeurs_de
from tests.cloison.lecture import texte_de_reponse, texte_du_courrier
from tests.cloison.monde import CANARI, SERIN, Monde
from tests.fabriques import MOT_DE_PASSE, AdhesionFabrique

# Patterns that nobody of the cell can exercise, and why.
DISPENSES = {
    "compte/logout/": "the walk would end there",
    "compte/signup/": "nobody signs up alone: the page only says so",
    "c/<slug:cellule>/rapports/<int:annee>/textes/<str:cle>/enregistrer/": "the report of the walk "
    "is at the agency: its texts are closed, which answers 409",
}


SORTIE = "compte/logout/"  # whoever walks stays signed in
CHAMPS = ("input", "select", "textarea", "button")


class Page(HTMLParser):
    """The forms of a page, by address, and the parameters that its links carry."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.formulaires: list[tuple[str, str, list[str]]] = []
        self.parametres: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if tag == "form":
            self.formulaires.append((a.get("action") or "", a.get("method", "get").lower(), []))
        elif (
            a.get("name") and self.formulaires and tag in ("input", "select", "textarea", "button")
        ):
            self.formulaires[-1][2].append(a["name"])
        self.parametres |= set(re.findall(r"[?&;](\w+)=", a.get("href") or ""))


class Promenade:
    """One person of the first cell goes everywhere, with what they know of the second."""

    def __init__(self, compte, ici: Monde, la_bas: Monde) -> None:
        self.client, self.ici, self.la_bas = Client(), ici, la_bas
        self.client.force_login(compte)
        self.lus: list[tuple[str, str]] = []
        self.visites: set[str] = set()
        self.pannes: list[str] = []
        self.parametres: set[str] = set()

    def demander(self, adresse: Adresse, url: str, donnees=None, methode: str = "get") -> str:
        reponse = getattr(self.client, methode)(url, donnees)
        if methode == "post":
            connection.check_constraints()  # what a commit would say
        texte = texte_de_reponse(reponse)
        if reponse.status_code < 400:
            self.visites.add(adresse.route)
        if reponse.status_code >= 500:
            self.pannes.append(f"{methode} {url} {donnees} : {reponse.status_code}")
        # What was typed may come back in a page: only what was not typed is a leak.
        self.lus.append((f"{methode} {url} {donnees}", texte))
        return texte

    def partout(self, *, en_insistant: bool = False) -> None:
        """Every address of ours; `en_insistant` also those of the accounts, and gives every form
        and every query rows of the other cell."""
        for adresse in adresses():
            if adresse.route == SORTIE or not (adresse.de_nous or en_insistant):
                continue
            for url in adresse.remplies(self.ici):
                texte = self.demander(adresse, url)
                self.demander(adresse, url, methode="post")
                if en_insistant:
                    self._avec_les_cles_de_l_autre(adresse, url, texte)
            for url in self._adresses_de_l_autre(adresse):
                self.demander(adresse, url)
                self.demander(adresse, url, methode="post")

    def _adresses_de_l_autre(self, adresse: Adresse) -> Iterator[str]:
        """In our cell, each object of the other; then the other cell itself."""
        for nom in set(adresse.parametres) - {"cellule", "region"}:
            autres = [*valeurs_de(nom, self.la_bas)]
            yield from adresse.remplies(self.ici, **{nom: autres})
        yield from adresse.remplies(self.la_bas)

    def _avec_les_cles_de_l_autre(self, adresse: Adresse, url: str, texte: str) -> None:
        """Every field of every form, and every parameter of the query, names rows of the other."""
        page = Page(texte)
        noms = page.parametres | self.la_bas.cles().keys()
        for valeurs in self._valeurs():
            self.demander(adresse, url, {nom: valeurs(nom) for nom in noms})
            for action, methode, champs in page.formulaires:
                if SORTIE not in action:
                    donnees = {champ: valeurs(champ) for champ in champs}
                    self.demander(adresse, action or url, donnees, methode)

    def _valeurs(self):
        """Three ways to fill a field: the row of its own name, any row, the other cell's code."""
        cles = self.la_bas.cles()
        yield lambda nom: cles.get(nom, cles["structure"])
        yield lambda nom: max(cles.values())
        yield lambda nom: "2025" if nom == "annee" else self.la_bas.cellule.code


def compter(monde: Monde) -> dict[str, list]:
    """Every row of a cell, as it is."""
    with perimetre(monde.cellule):
        return {m._meta.label: list(m.objects.order_by("pk").values()) for m in modeles_du_mur()}


@pytest.fixture
def promeneurs(mondes) -> list[Promenade]:
    ici, la_bas = mondes
    return [Promenade(compte, ici, la_bas) for compte in ici.gens.values()]


def test_nobody_reads_or_changes_anything_of_the_other_cell(promeneurs, mondes):
    _, la_bas = mondes
    avant = compter(la_bas)
    for promeneur in promeneurs:
        # The rights of the others are among those of the first.
        promeneur.partout(en_insistant=promeneur is promeneurs[0])
        fuites = [url for url, texte in promeneur.lus if CANARI in texte or SERIN in texte]
        assert fuites == []
        assert promeneur.pannes == []
    assert CANARI not in texte_du_courrier()
    assert compter(la_bas) == avant
    _toutes_visitees(promeneurs)


def _toutes_visitees(promeneurs: list[Promenade]) -> None:
    """An address that nobody could open has proved nothing."""
    visites = set().union(*(promeneur.visites for promeneur in promeneurs))
    oubliees = {a.route for a in adresses() if a.espace != "national"} - visites
    assert oubliees - DISPENSES.keys() == set()


def test_the_nation_reads_names_of_cells_and_no_row(mondes):
    national = AdhesionFabrique(role=Role.NATIONAL, cellule=None).utilisateur
    promeneur = Promenade(national, *mondes)
    promeneur.partout()
    assert [url for url, texte in promeneur.lus if CANARI in texte] == []
    assert promeneur.pannes == []
    nationales = {a.route for a in adresses() if a.espace == "national"}
    assert nationales <= promeneur.visites


CHANTS = {
    Role.RESPONSABLE: ("/c/la-bas/journal/", "/c/la-bas/indicateurs/A3/"),
    Role.AGENT_ARS: (
        "/ars/04/cellules/la-bas/2025/",
        "/ars/04/cellules/la-bas/2025/parties/indicateur:D2/",
        "/ars/04/cellules/la-bas/2025/deleguer/",
    ),
}


@pytest.mark.parametrize("role", CHANTS)
def test_the_canary_sings_in_its_own_cell(mondes, role):
    """Otherwise the silence above would prove nothing: the walk reads B's words as B's people,
    here somebody whose own name is another word."""
    _, la_bas = mondes
    portee = {"region_id": "04", "cellule": None} if role == Role.AGENT_ARS else {}
    qui = AdhesionFabrique(role=role, **{"cellule": la_bas.cellule, **portee}).utilisateur
    promeneur = Promenade(qui, la_bas, la_bas)
    promeneur.partout()
    chanteuses = {url.split("?")[0] for url, texte in promeneur.lus if CANARI in texte}
    for adresse in CHANTS[role]:
        assert any(url.startswith(f"get {adresse} ") for url in chanteuses), adresse


def test_visitors_read_nothing_of_any_cell(mondes, client):
    for adresse in adresses():
        for url in adresse.remplies(mondes[1]):
            texte = texte_de_reponse(client.get(url))
            assert CANARI not in texte, url


def test_password_letters_name_their_own_reader_only(mondes, client):
    """The mails of the accounts go to the one who asked, and tell of nobody else."""
    ici, _ = mondes
    compte = ici.gens[Role.LECTEUR]
    client.post("/compte/password/reset/", {"email": compte.email})
    client.force_login(compte)
    client.post("/compte/password/change/", {"oldpassword": MOT_DE_PASSE})
    courrier = texte_du_courrier()
    assert compte.email in courrier
    assert CANARI not in courrier
