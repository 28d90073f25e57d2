"""A version 2027.1 of the framework that nobody has written: one declaration, in the tests only."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from cellule.perimetre import perimetre
from evenements.models import ActionCampagne
from indicateurs.candidats import ListeDeCandidats
from indicateurs.catalogue import CATALOGUE, Calcul, Catalogue, Mesure, Mission, Motif, Revision
from indicateurs.contexte import Contexte
from tests.fabriques import (
    ActionCampagneFabrique,
    ActiviteFabrique,
    ProjetFabrique,
    PublicationFabrique,
)

ANNEES = (2025, 2026, 2027)
REVISION = Revision("2027.1", depuis=2027)

REVISION.retirer("I3")
REVISION.reformuler("D2", libelle="Nombre de séances plénières du COPIL", socle=False)


@REVISION.recompter(
    "A5",
    titre="Projets menés à leur terme",
    regle="On compte les projets dont l’accompagnement a pris fin dans l’année.",
    mesures=(Mesure("termines", "projets menés à leur terme"),),
    ventilation_titre="",
    motifs={"ouvert": Motif("Encore ouvert", "L’accompagnement n’a pas pris fin dans l’année.")},
)
def projets_termines(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        [p for p in ctx.projets if p.debut_accompagnement],
        lambda p: "" if ctx.dans_l_annee(p.fin_accompagnement) else "ouvert",
        lambda p: (p.code, p.fin_accompagnement, p.intitule, p.nature),
    )
    return Calcul(candidats, {"termines": candidats.comptes})


@REVISION.ajouter(
    "D9",
    Mission.DIAGNOSTIC,
    rubrique="Lisibilité de l’offre",
    socle=True,
    titre="Actions datées du premier semestre",
    libelle="Nombre d’actions menées au premier semestre",
    regle="On compte les actions de campagne du premier semestre.",
    candidat="action de campagne",
    mesures=(Mesure("actions", "actions du premier semestre"), Mesure("a_dater", "à dater")),
    motifs={"second_semestre": Motif("Second semestre", "L’action est du second semestre.")},
    manques=("a_dater",),
)
def actions_du_premier_semestre(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        ActionCampagne.objects.filter(ctx.date_dans_l_annee("date")),
        lambda a: "second_semestre" if a.date.month > 6 else "",
        lambda a: (a.code, a.date, a.campagne, a.nature),
    )
    return Calcul(candidats, {"actions": candidats.comptes, "a_dater": 1}, incomplet=True)


def adopter(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything reads the one object: it becomes the other catalogue."""
    for nom, valeur in vars(catalogue).items():
        monkeypatch.setattr(CATALOGUE, nom, valeur)


@pytest.fixture
def reviser(monkeypatch) -> Callable[[], None]:
    return lambda: adopter(CATALOGUE.revise(REVISION), monkeypatch)


@pytest.fixture
def en_2028() -> Iterator[None]:
    with time_machine.travel(datetime(2028, 2, 1, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def trois_annees(cellule, en_2028):
    """Something in each year for the indicators that the revision touches."""
    with perimetre(cellule, ecriture=True):
        for annee in ANNEES:
            ActiviteFabrique(type="copil", debut=f"{annee}-03-03")
            ActiviteFabrique(type="copil", debut=f"{annee}-04-04", statut="annule")
            ProjetFabrique(
                debut_accompagnement=f"{annee}-01-10", fin_accompagnement=f"{annee}-11-10"
            )
            ProjetFabrique(debut_accompagnement=f"{annee}-02-10")
            for mois in ("05", "09"):
                ActionCampagneFabrique(date=f"{annee}-{mois}-01")
        PublicationFabrique(nature="site")
    return cellule
