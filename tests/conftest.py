"""What every test stands on: the wall's roles, empty caches, a shuffled order.

The database is made and migrated by `cellule_owner`; the tests speak as `cellule_app`, like the
application. `tests.services` starts PostgreSQL and Redis before this file is read.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.backends.postgresql.creation import DatabaseCreation
from django.test import Client

from cellule.config.memoire import espacer_les_ramassages
from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from tests.demo.base import base_de_demo, demo_chargee, django_db_setup  # noqa: F401
from tests.fabriques import AdhesionFabrique, CelluleFabrique

LONGUES = ("navigateur", "cloison", "travaux", "demo", "listes")


class CreationParLeProprietaire(DatabaseCreation):
    """CREATE DATABASE and DROP DATABASE as the owner: the application may do neither."""

    @contextmanager
    def _nodb_cursor(self) -> Iterator:
        with super()._nodb_cursor() as curseur:
            curseur.execute(f"SET ROLE {settings.ROLE_PROPRIETAIRE}")
            yield curseur

    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        """A browser may leave the server's thread with a connection: it is closed first."""
        with super()._nodb_cursor() as curseur:
            curseur.execute("SET ROLE NONE")  # the login itself, whose sessions they are
            curseur.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = %s AND usename = current_user",
                [test_database_name],
            )
        super()._destroy_test_db(test_database_name, verbosity)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    connection.creation = CreationParLeProprietaire(connection)


@pytest.fixture(autouse=True)
def cache_vide() -> Iterator[None]:
    """Allauth counts attempts in the cache: no test pays for another's."""
    yield
    cache.clear()


@pytest.fixture
def cellule(db) -> Cellule:
    return CelluleFabrique(code="gironde", nom="Cellule de Gironde")


@pytest.fixture
def voisine(db) -> Cellule:
    """Another cell, which nobody of `cellule` may see; other department, other time zone."""
    return CelluleFabrique(
        code="mascareignes", regions=["04"], departements=["974"], fuseau="Indian/Reunion"
    )


@pytest.fixture
def dans_la_cellule(cellule) -> Iterator[Cellule]:
    """The whole test runs in the perimeter of the cell, to write."""
    with perimetre(cellule, ecriture=True):
        yield cellule


@pytest.fixture
def page(cellule) -> Callable[..., Client]:
    """`page(Role.LECTEUR)`: a browser in which a person of that role is signed in."""

    def ouvrir(role: Role = Role.RESPONSABLE, **champs) -> Client:
        champs = champs or (
            {"cellule": cellule} if role in Role.de_cellule() else {"cellule": None}
        )
        navigateur = Client()
        navigateur.force_login(AdhesionFabrique(role=role, **champs).utilisateur)
        return navigateur

    return ouvrir


def pytest_configure(config: pytest.Config) -> None:
    # The workers of xdist inherit the seed: they must all collect in the same order.
    os.environ.setdefault("GRAINE", str(random.randrange(10**6)))


def pytest_report_header() -> str:
    return f"ordre des tests : GRAINE={os.environ['GRAINE']}"


def pytest_collection_finish() -> None:
    espacer_les_ramassages()  # as in service; the modules are there to stay


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle the modules, and the tests inside each (their fixtures are made once). The long ones
    come first: none is left to one worker while the other has nothing to do."""
    hasard = random.Random(int(os.environ["GRAINE"]))
    rangs: dict[object, float] = {}
    for test in items:
        longue = test.path.parent.name in LONGUES
        rangs.setdefault(test.getparent(pytest.Module), hasard.random() - longue)
    items.sort(key=lambda test: (rangs[test.getparent(pytest.Module)], hasard.random()))
