"""The example's snapshot and its PDF, made once for the whole run."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from acteurs.models import Professionnel
from cellule.models import Cellule
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from rapports import mise_en_page
from rapports.instantane import photographier
from rapports.mise_en_page import composer, en_html
from tests.indicateurs.chargement import cellule_de

from . import dossiers
from .lecture import reduire

ARRET = date(2026, 1, 31)


@dataclass(frozen=True)
class Annee:
    """What is printed of the example's 2025, and what the indicators say of it."""

    photo: dict
    resultats: dict[str, dict]
    precedents: dict[str, dict]


@pytest.fixture(scope="session")
def annee(django_db_setup, django_db_blocker) -> Annee:
    with (
        django_db_blocker.unblock(),
        cellule_de(dossiers.voisine()) as voisine,
        cellule_de(dossiers.exemple()) as cellule,
        perimetre(cellule),
    ):
        # The canaries sing where they are: what is searched for elsewhere could leak.
        assert Professionnel.objects.filter(nom__icontains=dossiers.CANARI).count() == 400
        with perimetre(voisine):
            assert dossiers.SERIN in json.dumps(photographier(voisine, 2025, ARRET))
        return Annee(
            photographier(cellule, 2025, ARRET),
            calculer(cellule, 2025, arret=ARRET).en_json(),
            calculer(cellule, 2024, arret=ARRET).en_json(),
        )


@pytest.fixture(scope="session")
def html(annee) -> str:
    return en_html(annee.photo)


@pytest.fixture
def seulement(monkeypatch) -> Callable[..., None]:
    """`seulement("annexe-a")`: the report is laid out with these chapters alone."""

    def restreindre(*classes: str) -> None:
        monkeypatch.setattr(
            mise_en_page, "en_html", lambda photo, genre: reduire(en_html(photo, genre), *classes)
        )

    return restreindre


@pytest.fixture(scope="session")
def pdf(annee) -> bytes:
    return composer(annee.photo)


@pytest.fixture
def vide(cellule: Cellule) -> dict:
    """The snapshot of a cell that has logged nothing."""
    with perimetre(cellule):
        return photographier(cellule, 2025, ARRET)


@pytest.fixture(scope="session")
def pdf_vide(django_db_setup, django_db_blocker) -> bytes:
    tables = {"cellule": [dossiers.exemple()["cellule"][0] | {"code": "vide"}]}
    with django_db_blocker.unblock(), cellule_de(tables) as cellule, perimetre(cellule):
        photo = photographier(cellule, 2025, ARRET)
    return composer(photo)
