"""What each app adds to the demo cells: declared in its `demo`, called along the import line."""

from collections.abc import Callable
from functools import cache

from django.utils.module_loading import autodiscover_modules

from cellule.models import Utilisateur

from .monde import Monde

Peupler = Callable[[Monde], None]
# Given the demo accounts by name, once every cell is there.
Rattacher = Callable[[dict[str, Utilisateur]], None]
# Adds to the example, inside its perimeter, what the exchange format does not hold.
Completer = Callable[[], int]

_peupleurs: list[Peupler] = []
_rattachements: list[Rattacher] = []
_complements: list[Completer] = []
_suites: list[Callable[[], None]] = []


def declarer(peupler: Peupler) -> Peupler:
    """Register the function that adds an app's rows to a demo cell."""
    _peupleurs.append(peupler)
    return peupler


def declarer_rattachement(rattacher: Rattacher) -> Rattacher:
    """Register what ties demo accounts to rows: a referent to a person of the directory."""
    _rattachements.append(rattacher)
    return rattacher


def declarer_complement(completer: Completer) -> Completer:
    """Register what an app adds to the example once it is imported: how many rows."""
    _complements.append(completer)
    return completer


def declarer_suite(suivre: Callable[[], None]) -> Callable[[], None]:
    """Register what is asked of the workers once every cell and account is there."""
    _suites.append(suivre)
    return suivre


@cache
def _decouvrir() -> None:
    """In the order of INSTALLED_APPS, which is the import line."""
    autodiscover_modules("demo")


def peupleurs() -> list[Peupler]:
    _decouvrir()
    return _peupleurs


def complements() -> list[Completer]:
    _decouvrir()
    return _complements


def rattachements() -> list[Rattacher]:
    _decouvrir()
    return _rattachements


def suites() -> list[Callable[[], None]]:
    _decouvrir()
    return _suites
