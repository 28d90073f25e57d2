"""The whole demo, loaded once per run in a database of its own.

A test that asks for `demo_chargee` reads the three demo cells as they stand on `JOUR`:

    def test_something(demo_chargee):
        for cellule in demo_chargee.cellules():
            with perimetre(cellule):
                calculer(cellule, 2025, arret=demo_chargee.jour)

The first test to ask pays for the loading; the others, and the tests of the ordinary database, pay
nothing. No transaction is open around the test: what it writes stays there for the next ones, so
it must undo it. The fixture replaces pytest-django's `db`: a test uses one or the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pytest
from django.conf import settings
from django.db import connection

from cellule.demo.chargement import charger
from cellule.models import Cellule

JOUR = date(2026, 11, 16)


@dataclass(frozen=True)
class Demo:
    """The loaded demo: its day, what the loading said, the address of its database."""

    base: str
    jour: date
    messages: tuple[str, ...]

    def cellules(self) -> list[Cellule]:
        return list(Cellule.objects.order_by("code"))

    def annees(self) -> range:
        return range(2023, self.jour.year + 1)

    def adresse(self) -> str:
        """As DATABASE_URL, for a process of its own."""
        choix = connection.settings_dict
        qui = f"{choix['USER']}:{choix['PASSWORD']}@{choix['HOST']}:{choix['PORT']}"
        return f"postgres://{qui}/{self.base}"


@contextmanager
def _dans(base: str) -> Iterator[None]:
    """The one connection speaks to another database for a while."""
    ordinaire = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = base
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = ordinaire


def _refaire(base: str, *, comme: str = "") -> None:
    """Remove a database; make it again as a copy of another."""
    nom = connection.ops.quote_name(base)
    with connection.creation._nodb_cursor() as curseur:
        # As the owner: at the end of a run the connection may be another than tests.conftest's.
        curseur.execute(f"SET ROLE {settings.ROLE_PROPRIETAIRE}")
        curseur.execute(f"DROP DATABASE IF EXISTS {nom} WITH (FORCE)")
        if comme:
            modele = connection.ops.quote_name(comme)
            curseur.execute(f"CREATE DATABASE {nom} TEMPLATE {modele}")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A copy is kept of what migrations make: to migrate another database takes ten seconds."""
    base = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()  # only what nobody reads is copied
        _refaire(f"{base}_neuve", comme=base)
    yield
    with django_db_blocker.unblock():
        _refaire(f"{base}_neuve")


@pytest.fixture(scope="session")
def base_de_demo(django_db_setup, django_db_blocker) -> Iterator[Demo]:
    neuve = f"{connection.settings_dict['NAME']}_neuve"
    base, messages = f"{connection.settings_dict['NAME']}_demo", []
    with django_db_blocker.unblock():
        _refaire(base, comme=neuve)
        with _dans(base):
            charger(messages.append, jour=JOUR)
    yield Demo(base, JOUR, tuple(messages))
    with django_db_blocker.unblock():
        _refaire(base)


@pytest.fixture
def demo_chargee(base_de_demo: Demo, django_db_blocker, request) -> Iterator[Demo]:
    """The loaded demo, on the connection (see the module)."""
    assert "db" not in request.fixturenames, "demo_chargee remplace db : choisissez l’un des deux."
    with django_db_blocker.unblock(), _dans(base_de_demo.base):
        yield base_de_demo
