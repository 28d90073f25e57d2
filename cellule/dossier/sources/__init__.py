"""Where a dossier is read from: a folder of CSV files or a workbook."""

from pathlib import Path

from .base import DossierIllisible, Source, TableIllisible
from .classeur import Classeur
from .dossier_csv import DossierCSV


def ouvrir(chemin: Path) -> Source:
    """The source at this path; DossierIllisible says why there is none."""
    if chemin.is_dir():
        return DossierCSV(chemin)
    if not chemin.exists():
        raise DossierIllisible(f"« {chemin} » n’existe pas.")
    if chemin.suffix.lower() == ".xlsx":
        return Classeur(chemin)
    raise DossierIllisible(
        f"« {chemin} » n’est ni un dossier de fichiers CSV ni un classeur .xlsx. "
        "Donnez le dossier qui contient cellule.csv, ou enregistrez le classeur en .xlsx."
    )


__all__ = ["DossierIllisible", "Source", "TableIllisible", "ouvrir"]
