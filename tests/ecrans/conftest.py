"""Small years with known figures, and how to read a page."""

import html
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpResponse

from cellule.perimetre import perimetre
from rapports.models import Depense
from tests.fabriques import (
    ActionFabrique,
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    DepenseFabrique,
    MandatCopilFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
    StructureRencontreeFabrique,
)

NOVEMBRE = datetime(2025, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def en_novembre() -> Iterator[None]:
    """20 November 2025: the working year is 2025."""
    with time_machine.travel(NOVEMBRE, tick=False):
        yield


@pytest.fixture
def annee(cellule, en_novembre):
    """2025 of the cell: 2 steering committees of 4 known, 1 team met of 2, an antenna."""
    with perimetre(cellule, ecriture=True):
        for statut, jour in (
            ("tenu", "2025-03-10"),
            ("tenu", "2025-06-12"),
            ("annule", "2025-09-01"),
            ("planifie", "2025-10-02"),
        ):
            ActiviteFabrique(
                type="copil", statut=statut, debut=jour, intitule=f"Comité du {jour}", code=jour
            )
        ActiviteFabrique(type="copil", debut="2024-05-05")
        vue = StructureFabrique(nom="EMSP vue", type="EMSP")
        StructureFabrique(nom="USP jamais vue", type="USP")
        StructureRencontreeFabrique(
            activite=ActiviteFabrique(debut="2025-02-02", objectifs="Faire connaissance"),
            structure=vue,
        )
        reunion = ActiviteFabrique(type="reunion_antenne", debut="2025-04-04", anonymes=12)
        AntenneConcerneeFabrique(activite=reunion, antenne=AntenneFabrique(nom="Antenne du Sud"))
        ActionFabrique(objectifs="", debut="2025-01-01")
        MandatCopilFabrique(
            structure=vue,
            professionnel=ProfessionnelFabrique(
                nom="NomSecret", prenom="PrénomSecret", structure=vue
            ),
            fonction="Cadre de santé",
        )
    return cellule


@pytest.fixture
def activites_en_plus(annee) -> Callable[[int], None]:
    """More of every row that a page may list."""

    def ajouter(nombre: int) -> None:
        with perimetre(annee, ecriture=True):
            for _ in range(nombre):
                ActiviteFabrique(type="copil", debut="2025-05-05")
                ActiviteFabrique(type="copil", debut="2025-05-06", statut="planifie")
                ActiviteFabrique(type="copil", debut="2025-05-07", statut="annule")
                StructureFabrique()
                MandatCopilFabrique()

    return ajouter


def lu(reponse: HttpResponse) -> str:
    """The text of a page, as it is read."""
    corps = re.sub(r"<(script|style|title)\b.*?</\1>", " ", reponse.content.decode(), flags=re.S)
    texte = html.unescape(re.sub(r"<[^>]+>", " ", corps))
    return re.sub(r"\s+", " ", texte)


def titre(reponse: HttpResponse) -> str:
    return re.search(r"<title>(.*?)</title>", reponse.content.decode(), re.S)[1]


def liens(reponse: HttpResponse) -> list[str]:
    return [html.unescape(a) for a in re.findall(r'href="([^"]+)"', reponse.content.decode())]


@pytest.fixture
def depense(cellule) -> Depense:
    with perimetre(cellule, ecriture=True):
        DepenseFabrique(libelle="Salaires", montant="1300.50", poste="personnel")
        return Depense.objects.get()
