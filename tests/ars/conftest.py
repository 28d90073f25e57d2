"""A report at the agency's, and how its pages are read."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from rapports.actions.examen import aviser
from rapports.models import Avis, GenreAvis, Rapport
from tests.fabriques import (
    ActiviteFabrique,
    LigneCompteRenduFabrique,
    MandatCopilFabrique,
    ProfessionnelFabrique,
    TexteFabrique,
)
from tests.rapports.transmission import AGENT, remettre

RAPPORT = "/ars/75/cellules/gironde/2025/"
D2 = f"{RAPPORT}parties/indicateur:D2/"
DEMARCHES = ("accepter/", "demander-une-correction/", "parties/indicateur:D2/", "deleguer/")


@pytest.fixture
def agent(page) -> Client:
    """An agent of region 75, where `cellule` works."""
    return page(Role.AGENT_ARS, cellule=None, region_id="75")


@pytest.fixture
def annee(cellule) -> Cellule:
    """2025: a steering committee held, one cancelled; people are named, minutes are written."""
    with perimetre(cellule, ecriture=True):
        tenu = ActiviteFabrique(
            type="copil", statut="tenu", debut="2025-03-10", code="copil-1", intitule="TitreSecret"
        )
        LigneCompteRenduFabrique(activite=tenu, texte="MinutesSecretes")
        ActiviteFabrique(type="copil", statut="annule", debut="2025-06-10", code="copil-2")
        MandatCopilFabrique(
            professionnel=ProfessionnelFabrique(nom="NomSecret", prenom="PrénomSecret")
        )
        TexteFabrique(cle="redaction:mot", contenu="Une **belle** année.")
        TexteFabrique(cle="indicateur:D2", contenu="Celui de juin est reporté.")
    return cellule


@pytest.fixture
def rapport(annee) -> Rapport:
    """The report of that year, handed over."""
    with perimetre(annee, ecriture=True):
        return remettre(annee, pdf=b"octets du rapport")


@pytest.fixture
def dire(annee, rapport) -> Callable[..., Avis]:
    """What the agency says of a part: « D2 » unless another is named."""

    def dire_de(genre: GenreAvis, texte: str = "", cible: str = "indicateur:D2") -> Avis:
        with perimetre(annee, ecriture=True):
            return aviser(
                annee=2025,
                version=rapport.transmise_id,
                cible=cible,
                genre=genre,
                texte=texte,
                auteur=AGENT,
            )

    return dire_de


def avis(cellule: Cellule) -> list[tuple[str, str, str]]:
    with perimetre(cellule):
        return list(Avis.objects.order_by("pk").values_list("cible", "genre", "texte"))


def envoyer(client: Client, adresse: str, rapport: Rapport, **champs: str) -> HttpResponse:
    """Post a form as the page gives it: with the version that was read."""
    return client.post(adresse, {"version": rapport.transmise_id, **champs})


def requetes(client: Client, adresse: str) -> int:
    with CaptureQueriesContext(connection) as captees:
        assert client.get(adresse).status_code == 200
    return len(captees)
