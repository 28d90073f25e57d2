"""What the checks share: reading, undoing, the tenant tables by name."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from cellule.rls import modeles_du_mur

# On `pg_namespace n`: what is neither PostgreSQL's own nor temporary.
A_NOUS = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'"


def lire(connexion: BaseDatabaseWrapper, sql: str, *parametres: object) -> list[tuple]:
    with connexion.cursor() as curseur:
        curseur.execute(sql, parametres or None)
        return curseur.fetchall()


@contextmanager
def sans_suite(connexion: BaseDatabaseWrapper) -> Iterator[None]:
    """Whatever the block does is undone."""
    with transaction.atomic(using=connexion.alias):
        yield
        transaction.set_rollback(True, using=connexion.alias)


def tables_du_mur() -> dict[str, type[models.Model]]:
    return {modele._meta.db_table: modele for modele in modeles_du_mur()}
