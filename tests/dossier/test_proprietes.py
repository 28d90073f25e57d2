"""What must hold of any dossier: random ones, through files, in and out.

`DOSSIERS=2000 pytest tests/dossier/test_proprietes.py` tries as many, new each time.
"""

import os
from collections import Counter
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acteurs.models import Professionnel, Structure
from cellule.dossier.erreurs import DossierFautif
from cellule.dossier.exportation import exporter
from cellule.dossier.importation import Resultat, importer
from cellule.models import Cellule
from cellule.perimetre import perimetre
from evenements.models import Activite, Audience, Seance
from indicateurs.calcul import calculer
from tests.outils.dossiers import dossiers
from tests.outils.fichiers import Tables, en_csv

from .test_importation import contenu

DOSSIERS = int(os.environ.get("DOSSIERS", 0))
REGLAGES = settings(
    max_examples=DOSSIERS or 6,
    derandomize=not DOSSIERS,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

# Each derived column, and what it hangs on.
DERIVEES = [
    (Structure, ("code", "survivante__code", "cle_tri")),
    (Professionnel, ("code", "cle_tri")),
    (Activite, ("code", "jour_debut", "jour_retenu", "annee_retenue", "statut_retenu")),
    (Seance, ("activite__code", "debut", "jour")),
    (Audience, ("publication__code", "mesure", "date", "periode")),
]


@pytest.fixture(autouse=True, scope="module")
def petits_lots():
    """Batches so small that every table has several."""
    with pytest.MonkeyPatch.context() as substitution:
        for module in ("actions.ecriture", "actions.redaction", "dossier.tampon",
                       "dossier.exportation"):  # fmt: skip
            substitution.setattr(f"cellule.{module}.LOT", 3)
        yield


class _Defaire(Exception):
    """The end of an example: its cells go with it."""


@contextmanager
def exemple():
    """A folder and a database of its own for one example."""
    try:
        with TemporaryDirectory() as dossier, transaction.atomic():
            yield Path(dossier)
            raise _Defaire
    except _Defaire:
        pass


def deposer(chemin: Path, **options) -> Resultat:
    return importer(
        chemin,
        lecture=lambda table, nombre: None,
        ecriture=lambda table, nombre: None,
        annoncer=lambda en_trop: None,
        **options,
    )


def la_cellule() -> Cellule:
    return Cellule.objects.get(code="cellule")


def partir() -> Cellule:
    """Rename the cell, so that its dossier makes another."""
    cellule = la_cellule()
    cellule.code = "ancienne"
    cellule.save(update_fields=["code"])
    return cellule


def etat(cellule: Cellule) -> dict[str, Counter]:
    """Every row of the cell, derived columns included."""
    with perimetre(cellule):
        derivees = {
            modele.__name__: Counter(modele.objects.values_list(*champs))
            for modele, champs in DERIVEES
        }
    return contenu(cellule) | derivees


def indicateurs(cellule: Cellule) -> list[dict]:
    with perimetre(cellule):
        return [calculer(cellule, a, arret=date(2026, 1, 31)).en_json() for a in (2024, 2025)]


@pytest.mark.parametrize("forme", ["csv", "xlsx"])
@given(tables=dossiers(6))
@REGLAGES
def test_export_then_import_gives_the_same_cell(db, forme, tables):
    with exemple() as dossier:
        deposer(en_csv(tables, dossier / "dossier"))
        sortie = dossier / ("export" if forme == "csv" else "export.xlsx")
        exporter(la_cellule(), sortie, suivi=lambda table, nombre: None)
        # Before it leaves its code, which A7 reads.
        attendus = indicateurs(la_cellule())
        ancienne = partir()
        deposer(sortie)
        assert etat(la_cellule()) == etat(ancienne)
        assert indicateurs(la_cellule()) == attendus


@given(tables=dossiers(6))
@REGLAGES
def test_same_dossier_again_changes_nothing(db, tables):
    with exemple() as dossier:
        chemin = en_csv(tables, dossier / "dossier")
        deposer(chemin)
        avant = etat(la_cellule())
        for remplacer in (False, True):
            bilans = deposer(chemin, remplacer=remplacer).bilans.values()
            assert {(b.crees, b.modifies, b.retires) for b in bilans} == {(0, 0, 0)}
            assert etat(la_cellule()) == avant


@given(avant=dossiers(6), apres=dossiers(6))
@REGLAGES
def test_replacing_gives_what_a_first_import_would(db, avant, apres):
    with exemple() as dossier:
        chemin = en_csv(apres, dossier / "apres")
        deposer(en_csv(avant, dossier / "avant"))
        deposer(chemin, remplacer=True)
        ancienne = partir()
        deposer(chemin)
        assert etat(ancienne) == etat(la_cellule())


@given(avant=dossiers(6), apres=dossiers(6), gardees=st.sets(st.integers(0, 40)))
@REGLAGES
def test_adding_to_a_cell_is_refused_whole_or_leaves_a_consistent_cell(db, avant, apres, gardees):
    with exemple() as dossier:
        partiel: Tables = {
            nom: lignes for rang, (nom, lignes) in enumerate(apres.items())
            if nom == "cellule" or rang not in gardees
        }  # fmt: skip
        chemin = en_csv(partiel, dossier / "apres")
        deposer(en_csv(avant, dossier / "avant"))
        initial = etat(la_cellule())
        try:
            deposer(chemin)
        except DossierFautif:
            assert etat(la_cellule()) == initial
            return
        union = etat(la_cellule())
        bilans = deposer(chemin).bilans.values()
        assert {(b.crees, b.modifies) for b in bilans} == {(0, 0)}
        assert etat(la_cellule()) == union
        # The derived columns are those that a fresh import of the union would calculate.
        exporter(la_cellule(), dossier / "union", suivi=lambda table, nombre: None)
        partir()
        deposer(dossier / "union")
        assert etat(la_cellule()) == union
