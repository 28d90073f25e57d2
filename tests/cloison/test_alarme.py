"""The alarm (maison §4.6): people of one cell walk over the whole site; a word that only the other
cell's rows hold must never be read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from lxml.html import HtmlElement, document_fromstring

from cellule.droits import TABLE
from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.rls import modeles_du_mur
from tests.cloison.adresses_du_site import SECRETS, Adresse, adresses, valeurs_de
from tests.cloison.lecture import texte_de_reponse, texte_du_courrier
from tests.cloison.monde import CANARI, COMMUN, SERIN, Monde
from tests.fabriques import MOT_DE_PASSE, AdhesionFabrique

# Patterns that nobody of the cell can exercise, and why.
DISPENSES = {
    "compte/logout/": "the walk would end there",
    "compte/signup/": "nobody signs up alone: the page only says so",
    "c/<slug:cellule>/rapports/<int:annee>/textes/<str:cle>/enregistrer/": "the report of the walk "
    "is at the agency: its texts are closed, which answers 409",
    "c/<slug:cellule>/terrain/<int:antenne>/brouillon/": "takes what a script puts: "
    "tests/antennes/test_terrain.py does",
    "c/<slug:cellule>/terrain/<int:antenne>/brouillon/photo/": "the same",
    "c/<slug:cellule>/terrain/reunions/<int:activite>/annuler/": "the walk has removed the meeting "
    "from the journal before: tests/antennes/test_terrain.py does it",
}


# Where the pages say which cell shares a row: its public name is read there, and no word of it.
NOMMENT_LES_CELLULES = "/c/ici/projets/"
SORTIE = "compte/logout/"  # whoever walks stays signed in


@dataclass(frozen=True)
class Formulaire:
    """A form of a page: where it goes, the fields and buttons that it has, what it says."""

    action: str
    methode: str
    champs: frozenset[str]
    tel_quel: dict[str, str]


class Page:
    """The forms of a response, and the parameters that its links carry; a file has none."""

    def __init__(self, reponse: HttpResponse) -> None:
        self.url = reponse.request["PATH_INFO"]
        self.formulaires: list[Formulaire] = []
        self.parametres: set[str] = set()
        if reponse.headers.get("Content-Type", "").startswith("text/html") and reponse.content:
            self._lire(document_fromstring(reponse.content.decode()))

    def _lire(self, page: HtmlElement) -> None:
        for lien in page.xpath("//a/@href"):
            self.parametres |= set(re.findall(r"[?&;](\w+)=", lien))
        for form in page.forms:
            champs = frozenset(form.xpath(".//*[self::input or self::select or self::textarea"
                                          " or self::button]/@name"))  # fmt: skip
            if form.method.lower() != "dialog" and SORTIE not in (form.action or ""):
                self.formulaires.append(
                    Formulaire(
                        form.action or self.url,
                        form.method.lower(),
                        champs,
                        dict(form.form_values()),
                    )
                )


class Promenade:
    """One person of the first cell goes everywhere, with what they know of the second.

    Nothing is asked twice: an address costs its pages once, whatever the others are.
    """

    def __init__(self, compte, ici: Monde, la_bas: Monde) -> None:
        self.client, self.ici, self.la_bas = Client(), ici, la_bas
        self.client.force_login(compte)
        self.lus: list[tuple[str, str]] = []
        self.visites: set[str] = set()
        self.pannes: list[str] = []
        self.demandes: set[str] = set()

    def demander(self, url: str, donnees=None, methode: str = "get") -> HttpResponse:
        reponse = getattr(self.client, methode)(url, donnees)
        if methode == "post":
            connection.check_constraints()  # what a commit would say
        if reponse.status_code < 400:
            self.visites.add(resolve(reponse.request["PATH_INFO"]).route)
        if reponse.status_code >= 500:
            self.pannes.append(f"{methode} {url} {donnees} : {reponse.status_code}")
        # What was typed may come back in a page: only what was not typed is a leak.
        self.lus.append((f"{methode} {url} {donnees}", texte_de_reponse(reponse)))
        if methode == "get" and reponse.status_code == 302 and reponse.url.startswith(f"{url}?"):
            return self.demander(f"{url}?page=1")  # a list that opens on a filter: all of its rows
        return reponse

    def partout(self, *, en_insistant: bool = False) -> None:
        """Every address of ours; `en_insistant` also those of the accounts, and gives every form
        and every query rows of the other cell. All is read before anything is written."""
        pages = {}
        for adresse in adresses():
            if adresse.route != SORTIE and (adresse.de_nous or en_insistant):
                pages[adresse] = [self.demander(url) for url in adresse.remplies(self.ici)]
        for adresse, lues in pages.items():
            self._ecrire([reponse.request["PATH_INFO"] for reponse in lues])
            if en_insistant:
                for reponse in lues:
                    self._avec_les_cles_de_l_autre(adresse, reponse)
            miennes = {reponse.request["PATH_INFO"] for reponse in lues}
            autres = [url for url in self._adresses_de_l_autre(adresse) if url not in miennes]
            for url in autres:
                self.demander(url)
            self._ecrire(autres)

    def chez_soi(self) -> None:
        """The pages of their own space, read."""
        for adresse in adresses():
            if adresse.espace == "c":
                self.demander(next(adresse.remplies(self.ici)))

    def _ecrire(self, urls: list[str]) -> None:
        """An empty form to each, unless the address takes none."""
        for url in urls:
            if self.demander(url, methode="post").status_code == 405:
                break

    def _adresses_de_l_autre(self, adresse: Adresse) -> Iterator[str]:
        """In our cell, each object of the other; then the other cell itself, whose door is one."""
        for nom in set(adresse.parametres) - {"cellule", "region"}:
            autres = valeurs_de(nom, self.la_bas)
            yield from adresse.remplies(self.ici, **{nom: autres})
        yield next(adresse.devinees(self.la_bas, self.ici))

    def _avec_les_cles_de_l_autre(self, adresse: Adresse, reponse: HttpResponse) -> None:
        """Every form as it is, then its fields, and the parameters of the query, naming rows of
        the other. What many pages show, or many fillings take, is tried once."""
        page = Page(reponse)
        noms = sorted(page.parametres | self.la_bas.cles().keys())
        valeurs = self._valeurs() if page.parametres else self._valeurs()[:1]
        if self._neuve(f"{adresse.route} {noms}"):
            for valeur in valeurs:
                self.demander(page.url, {nom: valeur(nom) for nom in noms})
        for form in page.formulaires:
            if self._neuve(f"{form.methode} {form.action} {sorted(form.champs)}"):
                self.demander(form.action, form.tel_quel, form.methode)
                for valeur in self._valeurs():
                    donnees = {champ: valeur(champ) for champ in form.champs}
                    self.demander(form.action, donnees, form.methode)

    def _neuve(self, demande: str) -> bool:
        deja = demande in self.demandes
        self.demandes.add(demande)
        return not deja

    def _valeurs(self) -> list[Callable[[str], object]]:
        """Three ways to fill a field: the row of its own name, any row, the other cell's code."""
        cles = self.la_bas.cles()
        return [
            lambda nom: cles.get(nom, cles["structure"]),
            lambda nom: max(cles.values()),
            lambda nom: "2025" if nom == "annee" else self.la_bas.cellule.code,
        ]


def compter(monde: Monde) -> dict[str, list]:
    """Every row of a cell, as it is."""
    with perimetre(monde.cellule):
        return {m._meta.label: list(m.objects.order_by("pk").values()) for m in modeles_du_mur()}


# Those who insist. What the other roles of a cell may do is among what the first may, behind the
# same wall: their own pages alone are read, for what they show of their rights. The matrix tries
# every door with each of them.
MENENT = (Role.RESPONSABLE, Role.AGENT_ARS)


@pytest.fixture
def promeneurs(mondes) -> dict[str, Promenade]:
    ici, la_bas = mondes
    return {role: Promenade(compte, ici, la_bas) for role, compte in ici.gens.items()}


def test_the_first_walker_has_the_rights_of_every_role_of_a_cell():
    """Otherwise somebody else would have to insist too."""
    seuls = {nom for nom, droit in TABLE.items() if droit.roles & {*Role.de_cellule()}}
    assert {nom for nom in seuls if Role.RESPONSABLE not in TABLE[nom].roles} == set()


def test_nobody_reads_or_changes_anything_of_the_other_cell(promeneurs, mondes):
    _, la_bas = mondes
    avant = compter(la_bas)
    assert {*Role.de_cellule()} == {*promeneurs} - {Role.AGENT_ARS}
    for role, promeneur in promeneurs.items():
        if role in MENENT:
            promeneur.partout(en_insistant=role == Role.RESPONSABLE)
        else:
            promeneur.chez_soi()
        assert [url for url, texte in promeneur.lus if est_une_fuite(url, texte)] == []
        assert promeneur.pannes == []
        # What the other cell has marked is read by everybody of a cell: it is no leak.
        lu_en_commun = any(COMMUN in texte for _, texte in promeneur.lus)
        assert lu_en_commun == (role in Role.de_cellule())
    assert CANARI not in texte_du_courrier()
    assert compter(la_bas) == avant
    _toutes_visitees([*promeneurs.values()])


def est_une_fuite(demande: str, texte: str) -> bool:
    """A word that only the other cell's rows hold, or its name where nobody shares anything."""
    _, url, *_ = demande.split(" ", 2)
    return CANARI in texte or (SERIN in texte and not url.startswith(NOMMENT_LES_CELLULES))


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
    Role.RESPONSABLE: (
        "/c/la-bas/journal/?page=1",
        "/c/la-bas/annuaire/",
        "/c/la-bas/indicateurs/A3/",
    ),
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
    for url in CHANTS[role]:
        promeneur.demander(url)
    muettes = [url for url, texte in promeneur.lus if CANARI not in texte]
    assert muettes == []


def test_whoever_holds_a_secret_address_reads_it(mondes, client):
    """Otherwise the silence of the others before it would prove nothing."""
    _, la_bas = mondes
    secretes = [adresse for adresse in adresses() if {*SECRETS} & {*adresse.parametres}]
    assert secretes
    for adresse in secretes:
        assert CANARI in texte_de_reponse(client.get(next(adresse.remplies(la_bas))))


def test_visitors_read_nothing_of_any_cell(mondes, client):
    ici, la_bas = mondes
    for adresse in adresses():
        url = next(adresse.devinees(la_bas, ici))
        assert CANARI not in texte_de_reponse(client.get(url)), url


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
