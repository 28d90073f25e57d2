"""Where a dossier is written: a folder of CSV files or a workbook."""

from pathlib import Path

from .base import ExportImpossible, Sortie
from .classeur import SortieClasseur
from .dossier_csv import SortieCSV


def creer(chemin: Path) -> Sortie:
    """The output that this path asks for, by its ending; nothing is ever overwritten."""
    if chemin.suffix.lower() == ".xlsx":
        return SortieClasseur(chemin)
    return SortieCSV(chemin)


__all__ = ["ExportImpossible", "Sortie", "creer"]
