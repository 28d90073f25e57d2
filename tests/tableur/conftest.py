"""Import a file in a cell, and see all that the cell holds."""

from collections.abc import Callable

import pytest

from acteurs.models import Structure
from cellule.dossier.exportation import lignes
from cellule.dossier.registre import tables
from cellule.models import Trace
from cellule.perimetre import perimetre
from cellule.tableur import importables
from cellule.tableur.actions import deposer, lire_le_depot, regler, traiter
from cellule.tableur.lecture import ouvrir
from cellule.tableur.reglages import choisir_la_feuille, proposer
from tests.fabriques import StructureFabrique

Contenu = dict[str, list]


def tout(cellule) -> Contenu:
    """Every row of every table of the cell, its trail included."""
    with perimetre(cellule):
        contenu = {nom: list(map(list, lignes(table))) for nom, table in tables().items()}
        return contenu | {"traces": list(Trace.objects.order_by("pk").values_list("acte", "objet"))}


@pytest.fixture
def importer(cellule) -> Callable[..., dict]:
    """Import a file as it is proposed; `colonnes`, `fixes`, `feuille`… say otherwise."""

    def faire(
        octets: bytes, *, table: str = "structures", essai: bool = False, feuille=None, **choix
    ) -> dict:
        importable = importables()[table]
        with perimetre(cellule, ecriture=True):
            depot = deposer(importable, nom="fichier", octets=octets, deposant=None)
            choisie = choisir_la_feuille(ouvrir(octets), feuille)
            regles = proposer(importable, choisie, choisie.lire())
            for nom, valeur in choix.items():
                regles = type(regles)(**regles.en_json() | {nom: valeur})
            regler(depot, regles)
            return traiter(depot, lire_le_depot(depot), cellule=cellule, essai=essai)

    return faire


@pytest.fixture
def structures(cellule) -> Callable[..., list]:
    """The rows of the directory, by name: the values of these columns."""

    def lire(*noms: str) -> list:
        with perimetre(cellule):
            return list(Structure.objects.order_by("code").values_list(*noms, flat=len(noms) == 1))

    return lire


@pytest.fixture
def annuaire(cellule):
    """A directory of one sheet, which every refused file must leave as it is."""
    with perimetre(cellule, ecriture=True):
        StructureFabrique(
            code="str-001", nom="EMSP de Libourne", type="EMSP", departement_id="33",
            finess="330781253", telephone="05 57 55 34 34",
        )  # fmt: skip
    return cellule


def messages(rapport: dict) -> list[str]:
    return [
        f"{e['ligne']} {e['lettre']} {e['colonne']} : {e['message']}".replace("\u00a0", " ")
        for e in rapport["erreurs"]
    ]
