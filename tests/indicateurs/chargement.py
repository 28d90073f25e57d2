"""A dossier given as rows, through the platform's import, into a cell."""

from pathlib import Path
from tempfile import TemporaryDirectory

from cellule.dossier.importation import importer
from cellule.models import Cellule
from tests.outils.fichiers import Tables, en_csv


def charger(tables: Tables) -> Cellule:
    """Make the cell exactly this dossier, and return it."""
    with TemporaryDirectory() as dossier:
        resultat = importer(
            en_csv(tables, Path(dossier)),
            remplacer=True,
            lecture=lambda table, nombre: None,
            ecriture=lambda table, nombre: None,
            annoncer=lambda en_trop: None,
        )
    return Cellule.objects.get(code=resultat.cellule)
