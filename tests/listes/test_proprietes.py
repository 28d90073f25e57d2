"""Every list of the product, whatever is asked of it: pages, count and file say the same rows.

`LISTES=500 pytest tests/listes/test_proprietes.py` asks as much of each, new each time.
"""

import csv
import io
import os
import re
from collections.abc import Iterator
from html import unescape

import pytest
from django import forms
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cellule.config.urls  # noqa: F401  (declares the lists and what enriches them)
from cellule.listes import LISTES, Liste, etat
from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from tests.fabriques import AdhesionFabrique, CelluleFabrique

from .monde import JOURS, MOTS, peupler

DEMANDES = int(os.environ.get("LISTES", 0))
REGLAGES = {
    "derandomize": not DEMANDES,
    "database": None,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}
TAILLES = (1, 12, 30, 50)  # so that a few rows make several pages
PARTOUT = pytest.mark.parametrize("liste", LISTES.values(), ids=LISTES)
# Lists whose page reads one more thing by row, and why.
PLUS_DE_REQUETES: dict[str, str] = {}
MAXIMUM = 15
LIGNE = re.compile(r'<th scope="row">(.*?)</th>', re.S)
CLE = re.compile(r'name="lignes" value="(\d+)"')
LEGENDE = re.compile(r'<caption><span role="status"><strong>([\d\s]+)')


@pytest.fixture(scope="module")
def pleine(django_db_setup, django_db_blocker) -> Iterator[Cellule]:
    """The cell with its rows, and what another shares, made once: nobody writes in them."""
    with django_db_blocker.unblock(), transaction.atomic():
        cellule = CelluleFabrique(code="gironde", nom="Cellule de Gironde")
        with perimetre(cellule, ecriture=True):
            peupler()
        with perimetre(CelluleFabrique(code="voisine"), ecriture=True):
            peupler(partage=True)
        yield cellule
        transaction.set_rollback(True)


@pytest.fixture
def client(pleine, db, monkeypatch) -> Client:
    monkeypatch.setattr(etat, "TAILLES", TAILLES)
    navigateur = Client(headers={"HX-Request": "true"})  # the list without the page around it
    adhesion = AdhesionFabrique(role=Role.RESPONSABLE, cellule=pleine)
    navigateur.force_login(adhesion.utilisateur)
    return navigateur


def adresse(liste: Liste) -> str:
    return reverse(liste.vue, args=["gironde"])


def champs_de(liste: Liste, cellule: Cellule) -> dict[str, forms.Field]:
    with perimetre(cellule):
        champs = liste.filtre({}, queryset=liste.toutes(cellule)).form.fields
        for champ in champs.values():
            champ.possibles = list(choix_de(champ))
    return champs


def choix_de(champ: forms.Field) -> Iterator[str]:
    """The values that a form offers, those of its groups too."""
    for valeur, mots in getattr(champ, "choices", ()):
        groupe = mots if isinstance(mots, list | tuple) else [(valeur, mots)]
        yield from (str(une) for une, _ in groupe if une != "")


def valeurs_de(champ: forms.Field) -> st.SearchStrategy:
    """What a person may ask by a field, without a mistake."""
    if champ.possibles:
        une = st.sampled_from(champ.possibles)
        plusieurs = isinstance(champ, forms.MultipleChoiceField)
        return st.lists(une, min_size=1, max_size=2, unique=True) if plusieurs else une
    if isinstance(champ, forms.DateField):
        return st.sampled_from(JOURS).map(str)
    if isinstance(champ, forms.DecimalField | forms.IntegerField):
        nombres = [n for n in (2024, 2025, 2026, 6, 18) if n <= (champ.max_value or n)]
        return st.sampled_from([str(n) for n in nombres if n >= (champ.min_value or n)])
    if isinstance(champ, forms.CharField) and not hasattr(champ, "choices"):
        return st.sampled_from([*MOTS, "structure 1", "é", "1", "%", "_", "zz absent", "’"])
    return st.just("")


@st.composite
def demandes(tirer, liste: Liste, champs: dict[str, forms.Field]) -> dict[str, object]:
    """An address that means something: some filters, an order, columns, a size."""
    table = liste.table
    choisis = tirer(st.lists(st.sampled_from(sorted(champs)), max_size=2, unique=True))
    demande = {nom: tirer(valeurs_de(champs[nom])) for nom in choisis}
    colonne = st.sampled_from(table.triables())
    tri = st.builds("".join, st.tuples(st.sampled_from(["", "-"]), colonne))
    demande["tri"] = ",".join(tirer(st.lists(tri, max_size=2)))
    noms = st.sampled_from(list(table.declarees()))
    demande["colonnes"] = tirer(st.lists(noms, max_size=4, unique=True))
    demande["taille"] = tirer(st.sampled_from(TAILLES[1:]))
    return demande


def mots(texte: str) -> str:
    """The same words in a page, with its spacing, and in a file."""
    return " ".join(texte.split())


def titre_montre(case: str) -> str:
    return mots(unescape(strip_tags(case.partition("<small>")[0])))


def lire_les_pages(client: Client, liste: Liste, demande: dict) -> tuple[list, list, set]:
    """The titles and keys of the rows page after page, and what the captions count."""
    titres, cles, comptes, page = [], [], set(), 1
    while True:
        reponse = client.get(adresse(liste), {**demande, "page": page})
        assert reponse.status_code == 200, (demande, page)
        corps = reponse.content.decode()
        titres += map(titre_montre, LIGNE.findall(corps))
        cles += CLE.findall(corps)
        compte = LEGENDE.search(corps)
        comptes.add(int("".join(compte[1].split())) if compte else 0)
        if 'rel="next"' not in corps:
            return titres, cles, comptes
        page += 1


def titres_du_fichier(client: Client, liste: Liste, demande: dict) -> list[str]:
    reponse = client.get(adresse(liste), {**demande, "export": "csv"})
    assert reponse.status_code == 200 and reponse["Content-Type"].startswith("text/csv")
    entetes, *lignes = csv.reader(io.StringIO(reponse.content.decode("utf-8-sig")), delimiter=";")
    rang = entetes.index(str(liste.table.declarees()[liste.table.titre()].verbose_name))
    return [mots(re.sub(r"^'(?=[=+@-])", "", ligne[rang])) for ligne in lignes]


@PARTOUT
def test_pages_count_and_file_agree(client, pleine, liste):
    champs = champs_de(liste, pleine)
    tous = lire_les_pages(client, liste, {})[0]
    assert len(tous) >= 30 and len(set(tous)) == len(tous), "titles must tell the rows apart"

    @settings(max_examples=DEMANDES or 15, **REGLAGES)
    @given(demandes(liste, champs))
    def verifier(demande):
        titres, cles, comptes = lire_les_pages(client, liste, demande)
        assert comptes == {len(titres)}
        assert len(set(titres)) == len(titres)
        if liste.actes:
            assert len(set(cles)) == len(cles) == len(titres)
        assert titres_du_fichier(client, liste, demande) == titres
        assert set(titres) <= set(tous)

    verifier()


def fausses(liste: Liste, champs: dict[str, forms.Field]) -> list[tuple[str, str]]:
    """Everything that means nothing, one by one."""
    faux = [("inconnu", "1"), ("tri", "inconnue"), ("tri", "--"), ("colonnes", "inconnue")]
    faux += [(nom, v) for nom in ("taille", "page", "vue") for v in ("zéro", "0", "-1", "1" * 12)]
    faux.append(("taille", "7"))
    for nom, champ in champs.items():
        if champ.possibles or hasattr(champ, "choices"):
            faux += [(nom, "zz-inconnu"), (nom, "null"), (nom, "\0")]
        elif isinstance(champ, forms.DateField):
            faux += [(nom, "2025-02-30"), (nom, "hier"), (nom, "99999-01-01")]
        elif isinstance(champ, forms.DecimalField | forms.IntegerField):
            faux += [(nom, v) for v in ("zz", "2025.5", "NaN", "1e400", "0", "99999")]
        elif isinstance(champ, forms.CharField):
            faux += [(nom, "\0"), (nom, "a" * 201)]
    return faux


@PARTOUT
def test_what_means_nothing_shows_and_exports_nothing(client, pleine, liste):
    champs = champs_de(liste, pleine)

    @settings(max_examples=DEMANDES or 8, **REGLAGES)
    @given(demandes(liste, champs), st.sampled_from(fausses(liste, champs)))
    def verifier(demande, faux):
        nom, valeur = faux
        demande = demande | {nom: valeur}
        for forme in ({}, {"export": "csv"}, {"export": "xlsx"}):
            reponse = client.get(adresse(liste), demande | forme)
            assert reponse.status_code == 400, (demande, forme)
            assert "Content-Disposition" not in reponse
            assert not LIGNE.search(reponse.content.decode())
        assert client.get(adresse(liste), {"page": 1, "export": "pdf"}).status_code == 400

    verifier()


@PARTOUT
def test_same_queries_for_one_row_and_thirty(client, pleine, liste):
    if liste.nom in PLUS_DE_REQUETES:
        pytest.skip(PLUS_DE_REQUETES[liste.nom])
    entiere = Client()
    entiere.cookies = client.cookies
    for colonnes in ([], list(liste.table.declarees())):
        requetes = {}
        for taille in (1, 30):
            with CaptureQueriesContext(connection) as captees:
                reponse = entiere.get(adresse(liste), {"taille": taille, "colonnes": colonnes})
            assert len(LIGNE.findall(reponse.content.decode())) == taille
            requetes[taille] = [requete["sql"] for requete in captees]
        assert len(requetes[1]) == len(requetes[30]) <= MAXIMUM, "\n".join(requetes[30])
