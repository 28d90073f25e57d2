"""The one door in the wall: the national role reads all cells, a few tables, and writes nothing."""

import pytest
from django.db import ProgrammingError, connection, transaction

from acteurs.models import Structure
from cellule.models import Cellule, EtatRegion, Trace, Utilisateur
from cellule.nation import de_la_nation, lecture_nationale
from cellule.perimetre import HorsPerimetre, perimetre
from cellule.rls import TABLES_NATIONALES, modeles_du_mur
from indicateurs.models import Releve, ZeroConstate
from tests.fabriques import ReleveFabrique, StructureFabrique


@pytest.fixture
def releves(cellule, voisine) -> None:
    for une in (cellule, voisine):
        with perimetre(une, ecriture=True):
            ReleveFabrique()
            StructureFabrique()


def role() -> str:
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_user")
        return curseur.fetchone()[0]


def test_the_nation_reads_the_rows_of_every_cell(releves, cellule, voisine):
    with lecture_nationale():
        assert role() == "cellule_national"
        lus = set(de_la_nation(Releve).values_list("cellule_id", flat=True))
        assert Cellule.objects.count() == 2
    assert lus == {cellule.pk, voisine.pk}
    assert role() == "cellule_app"


def test_the_role_comes_back_after_an_error(releves):
    with pytest.raises(ZeroDivisionError), lecture_nationale():
        raise ZeroDivisionError
    assert role() == "cellule_app"


def test_no_row_is_read_outside(releves, cellule):
    requete = de_la_nation(Releve)
    with pytest.raises(HorsPerimetre):
        list(requete)
    with perimetre(cellule), pytest.raises(HorsPerimetre):
        list(requete)
    with perimetre(cellule), pytest.raises(HorsPerimetre), lecture_nationale():
        pass


def test_rows_read_by_the_nation_are_not_shown_in_a_cell(releves, cellule):
    with lecture_nationale():
        requete = de_la_nation(Releve)
        assert len(requete) == 2
    with perimetre(cellule), pytest.raises(HorsPerimetre):
        list(requete)


@pytest.mark.parametrize("modele", [ZeroConstate, Structure, Trace])
def test_other_tables_of_the_cells_have_no_national_reading(modele):
    with pytest.raises(HorsPerimetre):
        de_la_nation(modele)


def test_postgresql_refuses_every_other_table(releves):
    autres = [m for m in modeles_du_mur() if m._meta.db_table not in TABLES_NATIONALES]
    assert len(autres) > 30
    with lecture_nationale():
        for table in [m._meta.db_table for m in (*autres, Utilisateur)]:
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as curseur,
            ):
                curseur.execute(f"SELECT count(*) FROM {table}")


def test_the_nation_writes_nothing(releves):
    with lecture_nationale():
        with pytest.raises(HorsPerimetre):
            de_la_nation(Releve).update(code="D3")
        with pytest.raises(HorsPerimetre):
            de_la_nation(Releve).delete()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            EtatRegion.objects.create(region_id="94", avancement="aucun")
