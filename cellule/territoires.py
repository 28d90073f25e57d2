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
    return {ligne["code"]: ligne["nom"] for ligne in _lignes("departements.csv")}


@cache
def zones_scolaires() -> dict[str, str]:
    """The school zone of each department, empty in Corsica and overseas."""
    return {ligne["code"]: ligne["zone_scolaire"] for ligne in _lignes("departements.csv")}


def _codes(nom: str) -> frozenset[str]:
    return frozenset(ligne["code"] for ligne in _lignes(nom))


def _lignes(nom: str) -> list[dict[str, str]]:
    with (DONNEES / nom).open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))
