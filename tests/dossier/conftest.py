"""Import a dossier given as rows, and see what came of it."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from cellule.dossier.erreurs import DossierFautif
from cellule.dossier.importation import Resultat, importer
from cellule.models import Cellule
from tests.outils.fichiers import Tables, en_csv

Importer = Callable[..., Resultat]


@pytest.fixture
def deposer(db, tmp_path) -> Importer:
    """`deposer(tables, essai=…, remplacer=…)`: import rows, or a path, and return the result."""
    numeros = count(1)

    def executer(tables: Tables | Path, *, annonces: list | None = None, **options) -> Resultat:
        if not isinstance(tables, Path):
            tables = en_csv(tables, tmp_path / f"dossier-{next(numeros)}")
        return importer(
            tables,
            lecture=lambda table, nombre: None,
            ecriture=lambda table, nombre: None,
            annoncer=lambda trop: annonces.append(trop) if annonces is not None else None,
            **options,
        )

    return executer


@pytest.fixture
def fautes(deposer) -> Callable[..., list[str]]:
    """`fautes(tables)`: the errors of a dossier that must be refused, as they are printed."""

    def refuser(tables: Tables | Path, **options) -> list[str]:
        avant = list(Cellule.objects.order_by("pk").values())
        with pytest.raises(DossierFautif) as refus:
            deposer(tables, **options)
        assert list(Cellule.objects.order_by("pk").values()) == avant
        return [str(erreur) for erreur in refus.value.erreurs]

    return refuser
