"""A cell with projects at several stages, and another that shares some of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
import time_machine

from acteurs.actions import creer_appel, creer_pratique, creer_projet, noter_un_acte
from acteurs.models import AppelAProjets, BonnePratique, Projet, Structure
from cellule.models import Cellule
from cellule.perimetre import perimetre
from tests.fabriques import StructureFabrique

JOUR = date(2026, 6, 15)
RACINE = "/c/gironde/projets/"


@pytest.fixture(autouse=True)
def en_juin() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 6, 15, 10, tzinfo=UTC), tick=False):
        yield


@dataclass(frozen=True)
class Ici:
    cellule: Cellule
    porteur: Structure
    nuit: Projet  # under way, an act last month, a reminder due
    muet: Projet  # under way, no act for a year
    fini: Projet  # ended, with a result
    relaye: Projet  # never supported


@pytest.fixture
def ici(cellule) -> Ici:
    with perimetre(cellule, ecriture=True):
        porteur = StructureFabrique(nom="EMSP du Port", code="str-900")
        nuit = creer_projet(
            intitule="Astreinte de nuit partagée", nature="organisation", etape="en_cours",
            porteur=porteur, departements=["33"], partenaires=[StructureFabrique()],
            debut_accompagnement="2025-01-10", relance_le="2026-06-10",
            relance_texte="Demander le bilan",
        )  # fmt: skip
        noter_un_acte(nuit, date=date(2026, 5, 12), nature="methode", texte="Cahier relu")
        muet = creer_projet(
            intitule="Valise multisensorielle", nature="médico-social", etape="montage",
            departements=["40"], debut_accompagnement="2025-02-01",
        )  # fmt: skip
        noter_un_acte(muet, date=date(2025, 6, 1), nature="relance")
        fini = creer_projet(
            intitule="Astreinte de nuit en Médoc", nature="organisation", etape="termine",
            porteur=porteur, departements=["33"], debut_accompagnement="2024-01-01",
            fin_accompagnement="2025-12-31", resultat="Moins d’appels aux urgences",
        )  # fmt: skip
        relaye = creer_projet(intitule="Ambulance du vœu", nature="domicile", etape="idee")
    return Ici(cellule, porteur, nuit, muet, fini, relaye)


@dataclass(frozen=True)
class LaBas:
    cellule: Cellule
    partage: Projet
    garde: Projet
    appel: AppelAProjets
    pratique: BonnePratique
    pratique_gardee: BonnePratique


@pytest.fixture
def la_bas(voisine) -> LaBas:
    """What is not to be read here is said to be secret."""
    with perimetre(voisine, ecriture=True):
        porteur = StructureFabrique(nom="Porteur secret", departement_id="974")
        partage = creer_projet(
            intitule="Astreinte de nuit des Hauts", nature="organisation", etape="termine",
            porteur=porteur, departements=["974"], partage=True, resultat="Repris par deux HAD",
            relance_texte="Rappel secret", debut_accompagnement="2024-01-01",
        )  # fmt: skip
        noter_un_acte(partage, date=date(2025, 5, 5), nature="autre", texte="Acte secret")
        garde = creer_projet(
            intitule="Astreinte de nuit secrète", nature="organisation", etape="idee"
        )
        appel = creer_appel(
            intitule="Appel des îles", nature="aap", emetteur="Fondation", note="Note secrète",
            lien="https://example.org/iles", echeance="2026-07-01", partage=True,
        )  # fmt: skip
        pratique = creer_pratique(
            titre="Tournées du soir", description="À deux voix", projet=partage,
            structure=porteur, contact="secrétariat", partage=True,
        )  # fmt: skip
        gardee = creer_pratique(titre="Pratique secrète", description="…")
    return LaBas(voisine, partage, garde, appel, pratique, gardee)
