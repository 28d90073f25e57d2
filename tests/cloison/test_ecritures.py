"""Each way of writing through Django's ORM, or around it, that could reach another cell."""

from collections.abc import Callable

import pytest
from asgiref.sync import async_to_sync
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F

from acteurs.models import Professionnel, Structure
from cellule.models import Trace
from cellule.perimetre import HorsPerimetre, perimetre
from evenements.models import Activite
from tests.fabriques import (
    ActiviteFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
    StructureRencontreeFabrique,
    TraceFabrique,
    TravailFabrique,
    UtilisateurFabrique,
)


def test_new_row_takes_the_cell_of_the_perimeter(ici):
    with perimetre(ici.cellule, ecriture=True):
        for creer in (
            lambda: StructureFabrique(code="a"),
            lambda: Structure.objects.bulk_create([StructureFabrique.build(code="b")])[0],
            lambda: Structure.objects.get_or_create(code="c", defaults=champs())[0],
            lambda: Structure.objects.update_or_create(code="d", defaults=champs())[0],
            lambda: async_to_sync(Structure.objects.all().acreate)(code="e", **champs()),
        ):
            assert creer().cellule_id == ici.cellule.pk


def champs() -> dict[str, object]:
    return {"nom": "n", "type": "EMSP", "echelon": "local", "departement_id": "33"}


ECRITURES: dict[str, Callable[[Structure], object]] = {
    "save": lambda s: s.save(),
    "save update_fields": lambda s: s.save(update_fields=["nom"]),
    "asave": lambda s: async_to_sync(s.asave)(),
    "save_base": lambda s: s.save_base(raw=True),
    "delete": lambda s: s.delete(),
    "bulk_create": lambda s: Structure.objects.bulk_create([s]),
    "bulk_create conflicts": lambda s: Structure.objects.bulk_create(
        [s], update_conflicts=True, unique_fields=["id"], update_fields=["nom"]
    ),
    "bulk_update": lambda s: Structure.objects.bulk_update([s], ["nom"]),
    "new row for the other": lambda s: StructureFabrique(cellule=s.cellule),
    "bulk for the other": lambda s: Structure.objects.bulk_create(
        [StructureFabrique.build(cellule=s.cellule)]
    ),
    "move": lambda s: Structure.objects.update(cellule=s.cellule),
    "move by id": lambda s: Structure.objects.update(cellule_id=s.cellule_id),
}


@pytest.mark.parametrize("ecrire", ECRITURES.values(), ids=ECRITURES)
def test_write_on_a_row_of_another_cell_raises(ecrire, ici, la_bas):
    la_bas.structure.nom = "prise"
    with perimetre(ici.cellule, ecriture=True), pytest.raises(HorsPerimetre):
        ecrire(la_bas.structure)
    inchange(la_bas)


@pytest.mark.parametrize("ecrire", ECRITURES.values(), ids=ECRITURES)
def test_write_without_a_perimeter_raises(ecrire, la_bas):
    la_bas.structure.nom = "prise"
    with pytest.raises(HorsPerimetre):
        ecrire(la_bas.structure)
    inchange(la_bas)


def inchange(donnees) -> None:
    with perimetre(donnees.cellule):
        (reste,) = Structure.objects.all()
        assert reste.nom == f"Équipe de {donnees.cellule.code}"


def test_write_on_many_rows_leaves_the_other_cell_alone(ici, la_bas):
    with perimetre(ici.cellule, ecriture=True):
        assert Structure.objects.update(nom=F("code")) == 1
        assert Professionnel.objects.filter(pk=la_bas.gens[0].pk).delete() == (0, {})
        assert Professionnel.objects.all().delete()[0] == 2
        with connection.cursor() as curseur:
            curseur.execute("UPDATE acteurs_structure SET nom = 'pris'")
            assert curseur.rowcount == 1
            curseur.execute("DELETE FROM acteurs_professionnel")
            assert curseur.rowcount == 0
    inchange(la_bas)
    with perimetre(la_bas.cellule):
        assert Professionnel.objects.count() == 2


def test_cascade_stays_in_its_cell(ici, la_bas):
    for donnees in (ici, la_bas):
        with perimetre(donnees.cellule, ecriture=True):
            ParticipationFabrique(professionnel=donnees.gens[0], activite__code="A1")
    with perimetre(ici.cellule, ecriture=True):
        Activite.objects.get(code="A1").delete()
    with perimetre(la_bas.cellule):
        assert Activite.objects.get(code="A1").participations.count() == 1


@pytest.mark.parametrize(
    "ordre",
    [
        "INSERT INTO indicateurs_zeroconstate (cellule_id, annee, indicateur) VALUES ({}, 1, 'D2')",
        "UPDATE acteurs_structure SET cellule_id = {}",
    ],
)
def test_raw_write_into_another_cell_is_refused_by_the_policy(ordre, ici, la_bas):
    with (
        perimetre(ici.cellule, ecriture=True),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        connection.cursor().execute(ordre.format(la_bas.cellule.pk))


def test_key_to_a_row_of_another_cell_is_refused_by_the_composite_key(ici, la_bas):
    """Plain foreign keys ignore the policies: the row exists, but not in this cell."""
    with perimetre(ici.cellule, ecriture=True):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProfessionnelFabrique(structure_id=la_bas.structure.pk, structure=None)
            connection.check_constraints()
        with pytest.raises(IntegrityError), transaction.atomic():
            Professionnel.objects.update(structure_id=la_bas.structure.pk)
            connection.check_constraints()


def test_the_error_is_the_same_for_a_row_elsewhere_and_for_none(ici, la_bas):
    messages = []
    for pk in (la_bas.structure.pk, 10**12):
        with perimetre(ici.cellule, ecriture=True):
            with pytest.raises(IntegrityError) as erreur, transaction.atomic():
                Professionnel.objects.filter(code="P1").update(structure_id=pk)
                connection.check_constraints()
            messages.append(str(erreur.value).replace(str(pk), "X"))
    assert messages[0] == messages[1]


def test_many_to_many_does_not_take_a_row_of_another_cell(ici, la_bas):
    with perimetre(ici.cellule, ecriture=True):
        activite = ActiviteFabrique()
        with pytest.raises(IntegrityError), transaction.atomic():
            activite.structures.add(la_bas.structure.pk)
            connection.check_constraints()
        activite.structures.add(ici.structure)
        assert list(activite.structures.all()) == [ici.structure]


def test_many_to_many_of_another_cell_is_not_emptied(ici, la_bas):
    with perimetre(la_bas.cellule, ecriture=True):
        activite = StructureRencontreeFabrique(structure=la_bas.structure).activite
    with perimetre(ici.cellule, ecriture=True):
        activite.structures.clear()
    with perimetre(la_bas.cellule):
        assert activite.structures.count() == 1


def test_an_account_does_not_go_while_a_cell_that_one_does_not_see_names_it(ici, la_bas):
    compte = UtilisateurFabrique()
    cle = compte.pk
    for donnees in (ici, la_bas):
        with perimetre(donnees.cellule, ecriture=True):
            Professionnel.objects.filter(code="P1").update(utilisateur=compte)
    with pytest.raises(HorsPerimetre), transaction.atomic():
        compte.delete()
    with perimetre(ici.cellule, ecriture=True), pytest.raises(IntegrityError), transaction.atomic():
        compte.delete()
        connection.check_constraints()
    for donnees in (ici, la_bas):
        with perimetre(donnees.cellule):
            assert Professionnel.objects.get(code="P1").utilisateur_id == cle


def test_the_same_codes_live_in_two_cells(ici, la_bas):
    """A uniqueness over all cells would tell that a code exists elsewhere."""
    assert ici.structure.code == la_bas.structure.code


# --- rows of a cell or of the nation --------------------------------------------------------------


@pytest.mark.parametrize("fabrique", [TravailFabrique, TraceFabrique])
def test_national_rows_and_rows_of_a_cell_do_not_meet(fabrique, ici, la_bas):
    modele = fabrique._meta.model
    with perimetre(la_bas.cellule, ecriture=True):
        la_leur = fabrique()
    nationale = fabrique()
    with perimetre(ici.cellule, ecriture=True):
        la_notre = fabrique()
        assert list(modele.objects.all()) == [la_notre]
        for ligne in (la_leur, nationale):
            with pytest.raises(HorsPerimetre):
                ligne.save()
    assert list(modele.objects.all()) == [nationale]
    with pytest.raises(HorsPerimetre):
        la_leur.save()


def test_a_trace_is_never_rewritten(ici):
    with perimetre(ici.cellule, ecriture=True):
        trace = TraceFabrique()
        for reecrire in (trace.save, trace.delete, Trace.objects.all().delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                reecrire()
        assert Trace.objects.get().acte == trace.acte
