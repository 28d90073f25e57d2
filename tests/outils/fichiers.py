"""Dossiers as files: tables of text rows to a folder of CSV or to a workbook, and back."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

Tables = Mapping[str, Sequence[Mapping[str, object]]]


def colonnes_de(lignes: Sequence[Mapping[str, object]]) -> list[str]:
    """The union of the columns, in the order in which the rows name them."""
    return list(dict.fromkeys(nom for ligne in lignes for nom in ligne))


def en_csv(tables: Tables, dossier: Path, *, encodage: str = "utf-8") -> Path:
    """Write each table that has rows to `dossier`/<table>.csv."""
    dossier.mkdir(parents=True, exist_ok=True)
    for nom, lignes in tables.items():
        colonnes = colonnes_de(lignes)
        with (dossier / f"{nom}.csv").open("w", encoding=encodage, newline="") as fichier:
            redacteur = csv.writer(fichier)
            redacteur.writerow(colonnes)
            redacteur.writerows([ligne.get(c, "") for c in colonnes] for ligne in lignes)
    return dossier


def en_classeur(tables: Tables, fichier: Path) -> Path:
    """Write a sheet per table; the values keep their type."""
    classeur = Workbook()
    classeur.remove(classeur.active)
    for nom, lignes in tables.items():
        feuille = classeur.create_sheet(nom)
        colonnes = colonnes_de(lignes)
        feuille.append(colonnes)
        for ligne in lignes:
            feuille.append([ligne.get(c) for c in colonnes])
    classeur.save(fichier)
    return fichier


def depuis_csv(dossier: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of a folder of CSV files, as they are written."""
    tables = {}
    for chemin in sorted(dossier.glob("*.csv")):
        with chemin.open(encoding="utf-8-sig", newline="") as fichier:
            tables[chemin.stem] = list(csv.DictReader(fichier))
    return tables


def depuis_classeur(fichier: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of a workbook, with the values as they are typed."""
    tables = {}
    for feuille in load_workbook(fichier).worksheets:
        entete, *lignes = feuille.iter_rows(values_only=True)
        tables[feuille.title] = [dict(zip(entete, ligne, strict=True)) for ligne in lignes]
    return tables
