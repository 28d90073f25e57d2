"""The registry of tables: each app declares its own in `colonnes` and writes them in `actions`."""

from collections.abc import Iterable
from functools import cache
from graphlib import TopologicalSorter

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.module_loading import autodiscover_modules

from .tables import Table

_tables: dict[str, Table] = {}
_des_ecrans: dict[str, Table] = {}


def declarer(tables: Iterable[Table]) -> None:
    for table in tables:
        if table.nom in _tables:
            raise ImproperlyConfigured(f"La table {table.nom} est déclarée deux fois.")
        _tables[table.nom] = table


def declarer_aux_ecrans(tables: Iterable[Table]) -> None:
    """What the screens keep and the exchange format, which is normative, does not: tables of our
    own, and tables of the format, under their own name, with more columns (`Table.avec`)."""
    for table in tables:
        if table.nom in _des_ecrans:
            raise ImproperlyConfigured(f"La table {table.nom} est déclarée deux fois.")
        _des_ecrans[table.nom] = table


@cache
def tables() -> dict[str, Table]:
    """Every table of the format but the cell's own, each after those that it refers to."""
    autodiscover_modules("colonnes", "actions")
    return _ordonner(_tables)


@cache
def tables_des_ecrans() -> dict[str, Table]:
    """The same as the screens write and tell them, with what is not exchanged."""
    return _ordonner(tables() | _des_ecrans)


def _ordonner(connues: dict[str, Table]) -> dict[str, Table]:
    references = _references(connues)
    return {nom: connues[nom] for nom in TopologicalSorter(references).static_order()}


def _references(connues: dict[str, Table]) -> dict[str, list[str]]:
    noms = {table.modele: nom for nom, table in connues.items()}
    return {
        nom: sorted(
            noms[colonne.cible]
            for colonne in table.colonnes
            if colonne.cible is not None and not colonne.interne
        )
        for nom, table in sorted(connues.items())
    }


@cache
def table_de(modele: type[models.Model]) -> Table:
    """The table that keeps the codes of a model."""
    return next(table for table in tables().values() if table.modele is modele)


def nom_de_la_table(modele: type[models.Model]) -> str:
    """The name by which the trail knows the rows of a model: the format's, or the database's."""
    noms = [nom for nom, table in tables_des_ecrans().items() if table.modele is modele]
    return noms[0] if noms else modele._meta.db_table
