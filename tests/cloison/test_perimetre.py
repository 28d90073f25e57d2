"""The perimeter itself: opened, nested, left, crossed, inherited by a thread or a callback."""

import asyncio
import threading

import pytest
from django.db import DatabaseError, connection, transaction

from acteurs.models import Structure
from cellule.models import Cellule
from cellule.perimetre import HorsPerimetre, LectureSeule, courant, exiger, perimetre
from tests.fabriques import CelluleFabrique, StructureFabrique


def cellule_de_postgresql() -> str | None:
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_setting('app.cellule_id', true)")
        return curseur.fetchone()[0]


def visibles() -> set[str]:
    """What raw SQL sees: the policies alone, without the manager's filter."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT nom FROM acteurs_structure")
        return {nom for (nom,) in curseur}


def noms() -> set[str]:
    return set(Structure.objects.values_list("nom", flat=True))


def test_a_perimeter_shows_its_cell_and_no_other(ici, la_bas):
    for donnees in (ici, la_bas):
        with perimetre(donnees.cellule):
            assert noms() == visibles() == {donnees.structure.nom}


def test_without_a_perimeter_python_raises_and_postgresql_shows_nothing(ici, la_bas):
    with pytest.raises(HorsPerimetre):
        noms()
    assert visibles() == set()


def test_a_perimeter_left_inside_a_longer_transaction_is_closed(ici):
    with transaction.atomic():
        with perimetre(ici.cellule):
            assert visibles()
        assert cellule_de_postgresql() == ""
        assert visibles() == set()
        with pytest.raises(HorsPerimetre):
            exiger()


def test_nested_perimeters_of_other_cells_give_the_outer_one_back(ici, la_bas):
    with perimetre(ici.cellule):
        with perimetre(la_bas.cellule):
            assert noms() == visibles() == {la_bas.structure.nom}
        assert noms() == visibles() == {ici.structure.nom}


def test_nested_perimeters_of_the_same_cell_give_it_back(ici):
    with perimetre(ici.cellule, ecriture=True):
        with perimetre(ici.cellule, ecriture=True):
            StructureFabrique(nom="neuve")
        assert noms() == visibles() == {ici.structure.nom, "neuve"}


def test_an_exception_in_a_nested_perimeter_gives_the_outer_one_back(ici, la_bas):
    with perimetre(ici.cellule, ecriture=True):
        with pytest.raises(ZeroDivisionError), perimetre(la_bas.cellule, ecriture=True):
            StructureFabrique(nom="perdue")
            raise ZeroDivisionError
        assert noms() == visibles() == {ici.structure.nom}


def test_a_database_error_in_a_nested_perimeter_gives_the_outer_one_back(ici, la_bas):
    with perimetre(ici.cellule, ecriture=True):
        with pytest.raises(DatabaseError), perimetre(la_bas.cellule, ecriture=True):
            StructureFabrique(code=la_bas.structure.code)
        assert noms() == visibles() == {ici.structure.nom}


def test_a_rollback_asked_for_inside_a_nested_perimeter_gives_the_outer_one_back(ici, la_bas):
    with perimetre(ici.cellule, ecriture=True):
        with perimetre(la_bas.cellule, ecriture=True):
            StructureFabrique(nom="perdue")
            transaction.set_rollback(True)
        assert visibles() == {ici.structure.nom}
    with perimetre(la_bas.cellule):
        assert visibles() == {la_bas.structure.nom}


def test_a_savepoint_rolled_back_keeps_the_perimeter(ici, la_bas):
    with perimetre(ici.cellule, ecriture=True):
        point = transaction.savepoint()
        with perimetre(la_bas.cellule):
            pass
        transaction.savepoint_rollback(point)
        assert noms() == visibles() == {ici.structure.nom}


def test_an_exception_closes_the_perimeter(ici):
    with pytest.raises(ZeroDivisionError), perimetre(ici.cellule):
        raise ZeroDivisionError
    assert courant() is None
    assert visibles() == set()


def test_a_cell_without_a_row_has_no_perimeter(db):
    with pytest.raises(HorsPerimetre, match="pas encore enregistrée"), perimetre(Cellule()):
        pass


def test_a_perimeter_held_by_a_generator_is_not_taken_for_its_neighbour(ici, la_bas):
    def lire(cellule):
        with perimetre(cellule):
            yield from list(Structure.objects.all())

    with transaction.atomic(), pytest.raises(HorsPerimetre, match="croisés"):
        lignes = lire(ici.cellule)
        assert next(lignes) == ici.structure
        with perimetre(la_bas.cellule):
            assert noms() == {la_bas.structure.nom}
            next(lignes)
    assert courant() is None
    assert visibles() == set()


# --- read-only ----------------------------------------------------------------------------------


def test_a_reading_perimeter_refuses_the_orm_and_raw_sql(ici):
    with perimetre(ici.cellule):
        with pytest.raises(LectureSeule):
            ici.structure.save()
        with pytest.raises(LectureSeule):
            Structure.objects.update(nom="changé")
        with pytest.raises(LectureSeule):
            Structure.objects.all().delete()
        with pytest.raises(LectureSeule):
            Structure.objects.bulk_create([StructureFabrique.build()])
        # Tables outside the wall have no guard of ours: PostgreSQL's read-only transaction has.
        with pytest.raises(DatabaseError, match="read-only"), transaction.atomic():
            CelluleFabrique()
        with pytest.raises(DatabaseError, match="read-only"), transaction.atomic():
            connection.cursor().execute("UPDATE acteurs_structure SET nom = 'changé'")


def test_a_reading_perimeter_cannot_be_unlocked_from_inside(ici):
    with perimetre(ici.cellule):
        with pytest.raises(LectureSeule), perimetre(ici.cellule, ecriture=True):
            pass
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute("SET LOCAL transaction_read_only = off")


def test_a_reading_perimeter_inside_a_writing_one_locks_only_itself(ici):
    with perimetre(ici.cellule, ecriture=True):
        with perimetre(ici.cellule), pytest.raises(DatabaseError, match="read-only"):
            CelluleFabrique()
        StructureFabrique(nom="neuve")
        assert noms() == {ici.structure.nom, "neuve"}


# --- threads, callbacks, event loops, connections --------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_another_thread_starts_without_a_perimeter(ici):
    vus: list[object] = []

    def lire() -> None:
        try:
            noms()
        except HorsPerimetre as refus:
            vus.append(type(refus))
        vus.append(visibles())
        connection.close()

    with perimetre(ici.cellule):
        fil = threading.Thread(target=lire)
        fil.start()
        fil.join()
    assert vus == [HorsPerimetre, set()]


@pytest.mark.django_db(transaction=True)
def test_a_thread_that_inherits_the_context_does_not_inherit_the_perimeter(ici):
    """`asyncio.to_thread` copies the context variables to another connection."""

    def lire() -> None:
        try:
            noms()
        finally:
            connection.close()

    async def ailleurs() -> None:
        await asyncio.to_thread(lire)

    with perimetre(ici.cellule), pytest.raises(HorsPerimetre):
        asyncio.run(ailleurs())


@pytest.mark.django_db(transaction=True)
def test_a_callback_after_the_commit_has_no_perimeter(ici):
    vus = []
    with perimetre(ici.cellule, ecriture=True):
        transaction.on_commit(lambda: vus.append(courant()))
    assert vus == [None]


@pytest.mark.django_db(transaction=True)
def test_a_callback_after_the_commit_may_open_its_own(ici, la_bas):
    vus = []

    def lire() -> None:
        with perimetre(la_bas.cellule, ecriture=True):
            vus.append(noms())

    with perimetre(ici.cellule):
        transaction.on_commit(lire)
    assert vus == [{la_bas.structure.nom}]


@pytest.mark.django_db(transaction=True)
def test_a_connection_used_again_remembers_no_cell(ici, la_bas):
    """Persistent or pooled, a connection goes from a request to the next; some of them fail."""
    connection.ensure_connection()
    meme = connection.connection
    for tour, donnees in enumerate([ici, la_bas, ici, la_bas]):
        try:
            with perimetre(donnees.cellule):
                assert noms() == visibles() == {donnees.structure.nom}
                if tour % 2:
                    connection.cursor().execute("SELECT 1/0")
        except DatabaseError:
            pass
        assert connection.connection is meme
        assert cellule_de_postgresql() in ("", None)
        assert visibles() == set()
