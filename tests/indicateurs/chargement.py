"""A dossier given as rows, through the platform's import, into a cell."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction

from cellule.dossier.erreurs import DossierFautif
from cellule.dossier.importation import importer
from cellule.models import Cellule
from tests.outils.fichiers import Tables, en_csv

EXEMPLE = Path(settings.BASE_DIR) / "cellule" / "donnees" / "annee-exemple"

# A year and the day on which it is computed: past, running, just begun, ending, leap.
CALCULS = [
    (2025, date(2026, 1, 31)),
    (2025, date(2025, 6, 30)),
    (2025, date(2025, 12, 31)),
    (2025, date(2025, 1, 1)),
    (2024, date(2024, 2, 29)),
    (2024, date(2025, 1, 1)),
    (2026, date(2026, 1, 31)),
    (2023, date(2027, 12, 31)),
]


def charger(tables: Tables) -> Cellule:
    """Make the cell exactly this dossier, and return it."""
    with TemporaryDirectory() as dossier:
        try:
            resultat = importer(
                en_csv(tables, Path(dossier)),
                remplacer=Cellule.objects.exists(),
                lecture=lambda table, nombre: None,
                ecriture=lambda table, nombre: None,
                annoncer=lambda en_trop: None,
            )
        except DossierFautif as fautif:
            raise AssertionError("\n".join(map(str, fautif.erreurs))) from None
    return Cellule.objects.get(code=resultat.cellule)


@contextmanager
def cellule_de(tables: Tables) -> Iterator[Cellule]:
    """The cell of this dossier, for as long as the block."""
    with transaction.atomic():
        yield charger(tables)
        transaction.set_rollback(True)
