"""The base class of every Celery task of the platform (maison §4.5)."""

import logging
from contextvars import Context

from celery import Task
from django.db import connections

journal = logging.getLogger(__name__)


class SansCellule(TypeError):
    """A task came without saying for which cell."""


class TacheDeCellule(Task):
    """A task that names its cell: `cellule_id`, a compulsory keyword, None for the nation.

    It opens no perimeter of its own: its function opens short ones. It runs in an empty context,
    so that nothing of one task (perimeter, author, language, time zone) is there for the next
    one of the same process.
    """

    def apply_async(self, args=None, kwargs=None, *suite, **options):
        self._exiger_la_cellule(kwargs or {})
        return super().apply_async(args, kwargs, *suite, **options)

    def __call__(self, *args, **kwargs):
        self._exiger_la_cellule(kwargs)
        avant = _transactions_ouvertes()
        try:
            return Context().run(super().__call__, *args, **kwargs)
        finally:
            _refermer(avant)

    def _exiger_la_cellule(self, kwargs: dict) -> None:
        if not isinstance(kwargs.get("cellule_id", ""), int | None):
            raise SansCellule(f"{self.name} : il faut cellule_id, un numéro ou None.")


def _transactions_ouvertes() -> dict[str, int]:
    return {
        connexion.alias: len(connexion.savepoint_ids) + connexion.in_atomic_block
        for connexion in connections.all(initialized_only=True)
    }


def _refermer(avant: dict[str, int]) -> None:
    """Roll back what the task has left open, together with the cell that PostgreSQL was told."""
    for alias, profondeur in _transactions_ouvertes().items():
        if profondeur > avant.get(alias, 0):
            journal.error("Une tâche a laissé une transaction ouverte : elle est annulée.")
            brute = connections[alias].connection
            del connections[alias]
            if brute is not None:
                brute.close()
