"""The nation reads every cell at once, in the tables that hold no person’s name (maison §4.3).

`lecture_nationale()` speaks to PostgreSQL as the role `cellule_national`, which may SELECT the few
tables of `rls.TABLES_NATIONALES` and nothing else; `de_la_nation(Releve)` reads the rows of all
cells inside it. Outside, compiling such a query raises `HorsPerimetre`: the wall of `perimetre.py`
has this one door, and the database holds its key.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connection, models, transaction

from cellule.perimetre import HorsPerimetre, RequeteDeCellule, courant

_ouverte: ContextVar[bool] = ContextVar("lecture_nationale", default=False)


def est_ouverte() -> bool:
    """It ends with its transaction, as a perimeter does."""
    return _ouverte.get() and connection.in_atomic_block


@contextmanager
def lecture_nationale() -> Iterator[None]:
    """Run the block as the nation; every query of it sees the same instant."""
    if courant() is not None:
        raise HorsPerimetre("Le niveau national ne se lit pas depuis une cellule.")
    imbriquee = connection.in_atomic_block
    with transaction.atomic():
        if not imbriquee:
            _dire("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _dire(f"SET LOCAL ROLE {settings.ROLE_NATIONAL}")
        jeton = _ouverte.set(True)
        try:
            yield
        finally:
            _ouverte.reset(jeton)
        if imbriquee and not connection.needs_rollback:
            # A local role lasts to the end of the transaction, not of the savepoint.
            _dire(f"SET LOCAL ROLE {settings.ROLE_APPLICATION}")


def _dire(ordre: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute(ordre)


class LectureOuverte(models.Expression):
    """True, or `HorsPerimetre`: looked at when the query is compiled, so that no queryset outlives
    the reading."""

    conditional = True

    def __init__(self) -> None:
        super().__init__(output_field=models.BooleanField())

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        if not est_ouverte():
            raise HorsPerimetre("Les lignes de toutes les cellules : lecture_nationale() d’abord.")
        return "TRUE", []


def de_la_nation(modele: type[models.Model]) -> RequeteDeCellule:
    """The rows of every cell, of a table that the nation may read; its queryset writes nothing."""
    if not getattr(modele, "lecture_nationale", False):
        raise HorsPerimetre(f"{modele._meta.label} ne se lit pas au niveau national.")
    return RequeteDeCellule(modele).filter(LectureOuverte())
