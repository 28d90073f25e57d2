"""Each way of reading through Django's ORM that could go around the manager (maison §4.2)."""

import pickle
from collections.abc import Callable

import pytest
from asgiref.sync import async_to_sync
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.models import Count, Exists, OuterRef

from acteurs.models import Professionnel, Structure
from cellule.models import Cellule, Departement
from cellule.perimetre import HorsPerimetre, perimetre
from evenements.models import Presence
from tests.fabriques import ParticipationFabrique


def lues_par_boucle_asynchrone(requete) -> list[str]:
    async def lire() -> list[str]:
        return [ligne.nom async for ligne in requete]

    return async_to_sync(lire)()


# Each gives the names that it has seen.
LECTURES: dict[str, Callable[[models.QuerySet], list[str]]] = {
    "list": lambda q: [s.nom for s in q],
    "iterator": lambda q: [s.nom for s in q.iterator(chunk_size=1)],
    "async for": lues_par_boucle_asynchrone,
    "values_list": lambda q: list(q.values_list("nom", flat=True)),
    "exclude": lambda q: list(q.exclude(nom="rien").values_list("nom", flat=True)),
    "first": lambda q: [q.order_by("pk").first().nom],
    "last": lambda q: [q.order_by("pk").last().nom],
    "latest": lambda q: [q.latest("pk").nom],
    "get": lambda q: [q.get(code="S1").nom],
    "aget": lambda q: [async_to_sync(q.aget)(code="S1").nom],
    "in_bulk": lambda q: [s.nom for s in q.in_bulk().values()],
    "union": lambda q: list(q.union(q).values_list("nom", flat=True)),
    "or": lambda q: [s.nom for s in q.filter(pk__gt=0) | q.filter(pk__lt=0)],
    "distinct": lambda q: list(q.distinct().values_list("nom", flat=True)),
    "aggregate": lambda q: [q.aggregate(nom=models.Max("nom"))["nom"]],
    "annotate": lambda q: [
        ligne["nom"] for ligne in q.values("nom").annotate(combien=Count("professionnels"))
    ],
    "subquery": lambda q: list(
        q.filter(pk__in=Structure.objects.values("pk")).values_list("nom", flat=True)
    ),
    "select_related": lambda q: [
        p.structure.nom for p in Professionnel.objects.select_related("structure")
    ],
    "reverse join": lambda q: list(
        q.filter(professionnels__isnull=False).distinct().values_list("nom", flat=True)
    ),
    "forward join": lambda q: list(
        Professionnel.objects.values_list("structure__nom", flat=True).distinct()
    ),
    "prefetch_related": lambda q: [
        p.structure.nom
        for s in q.prefetch_related("professionnels")
        for p in s.professionnels.all()
    ],
    "base manager": lambda q: [s.nom for s in Structure._base_manager.all()],
    "raw": lambda q: [s.nom for s in Structure.objects.raw("SELECT * FROM acteurs_structure")],
    "pickled": lambda q: [s.nom for s in pickle.loads(pickle.dumps(q))],
    "pickled query": lambda q: [s.nom for s in avec_requete(pickle.loads(pickle.dumps(q.query)))],
    "serialised": lambda q: [
        s.object.nom for s in serializers.deserialize("json", serializers.serialize("json", q))
    ],
}


def avec_requete(query) -> models.QuerySet:
    requete = Structure.objects.all()
    requete.query = query
    return requete


@pytest.mark.parametrize("lire", LECTURES.values(), ids=LECTURES)
def test_read_sees_the_cell_of_the_perimeter_only(lire, ici, la_bas):
    # Before: built outside any perimeter, as forms and filters do at import.
    requete = Structure.objects.all()
    for donnees in (ici, la_bas):
        with perimetre(donnees.cellule):
            assert set(lire(requete)) == {donnees.structure.nom}


@pytest.mark.parametrize("lire", LECTURES.values(), ids=LECTURES)
def test_read_raises_without_a_perimeter(lire, ici, la_bas):
    with pytest.raises(HorsPerimetre):
        lire(Structure.objects.all())


@pytest.mark.parametrize(
    "compter",
    [
        lambda q: q.exists(),
        lambda q: q.exclude(nom="rien").exists(),
        lambda q: q.count(),
        lambda q: async_to_sync(q.aexists)(),
        lambda q: async_to_sync(q.acount)(),
        lambda q: q.aggregate(n=Count("*"))["n"],
        lambda q: q.contains(Structure(pk=1)),
        lambda q: bool(q),
        lambda q: len(q),
    ],
    ids=["exists", "exclude exists", "count", "aexists", "acount", "aggregate", "contains",
         "bool", "len"],
)  # fmt: skip
def test_counting_ignores_the_other_cell(compter, ici, la_bas):
    seulement_la_bas = Structure.objects.filter(pk=la_bas.structure.pk)
    with perimetre(ici.cellule):
        assert not compter(seulement_la_bas)
    with pytest.raises(HorsPerimetre):
        compter(Structure.objects.filter(pk=la_bas.structure.pk))


def test_read_rows_are_forgotten_when_the_cell_changes(ici, la_bas):
    """A queryset kept by a module would otherwise serve the first cell's rows to all."""
    gardee = Structure.objects.all()
    for donnees in (ici, la_bas, ici):
        with perimetre(donnees.cellule):
            assert [s.nom for s in gardee] == [donnees.structure.nom]
            assert gardee[0] == donnees.structure
            assert gardee.count() == len(gardee) == 1


def test_rows_read_are_kept_inside_their_cell(ici, django_assert_num_queries):
    with perimetre(ici.cellule):
        requete = Structure.objects.all()
        with django_assert_num_queries(1):
            assert list(requete) == list(requete)


def test_forward_key_to_a_row_of_another_cell_is_not_followed(ici, la_bas):
    with perimetre(la_bas.cellule):
        homme = Professionnel.objects.get(code="P1")
    with perimetre(ici.cellule), pytest.raises(Structure.DoesNotExist):
        _ = homme.structure


def test_row_of_another_cell_is_not_refreshed(ici, la_bas):
    with perimetre(ici.cellule), pytest.raises(Structure.DoesNotExist):
        la_bas.structure.refresh_from_db()


def test_tables_outside_the_wall_do_not_lead_inside(ici, la_bas):
    """Keys to a region, a department, a cell or an account carry no way back."""
    for depart in (Cellule, Departement):
        with pytest.raises(FieldError):
            list(depart.objects.filter(structure__nom__startswith="Équipe"))
    # Django lets a hidden relation be named "+": the policy is what answers.
    assert not Departement.objects.filter(**{"+__gt": 0}).exists()
    with perimetre(ici.cellule):
        peuplees = Cellule.objects.filter(Exists(Structure.objects.filter(cellule=OuterRef("pk"))))
        assert [c.code for c in peuplees] == ["ici"]


def test_views_are_scoped_too(ici, la_bas):
    with perimetre(la_bas.cellule, ecriture=True):
        ParticipationFabrique(professionnel=la_bas.gens[0])
    with perimetre(la_bas.cellule):
        assert Presence.objects.count() == 1
    with perimetre(ici.cellule):
        assert Presence.objects.count() == 0
        with connection.cursor() as curseur:
            curseur.execute("SELECT count(*) FROM evenements_presence")
            assert curseur.fetchone() == (0,)
    with pytest.raises(HorsPerimetre):
        Presence.objects.exists()
