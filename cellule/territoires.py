"""The official codes of regions and departments, as shipped in `cellule/donnees/`."""

import csv
from functools import cache
from pathlib import Path

DONNEES = Path(__file__).resolve().parent / "donnees"


@cache
def codes_regions() -> frozenset[str]:
    return _codes("regions.csv")


@cache
def codes_departements() -> frozenset[str]:
    return _codes("departements.csv")


@cache
def noms_departements() -> dict[str, str]:
    """The departments by code."""
    with (DONNEES / "departements.csv").open(encoding="utf-8", newline="") as fichier:
        return {ligne["code"]: ligne["nom"] for ligne in csv.DictReader(fichier, delimiter=";")}


def _codes(nom: str) -> frozenset[str]:
    with (DONNEES / nom).open(encoding="utf-8", newline="") as fichier:
        return frozenset(ligne["code"] for ligne in csv.DictReader(fichier, delimiter=";"))
