"""pytest plugin (`-p tests.services`): one PostgreSQL and one Redis for the whole run.

They live under var/tests, apart from the demo's. The controller starts them; the workers of
pytest-xdist find the addresses in the environment they inherit. Two runs at once in one clone each
have their own: the second one takes var/tests-2.
"""

import os
from collections.abc import Generator
from itertools import count
from pathlib import Path

import pytest

from cellule.local.commun import RACINE, EchecLocal
from cellule.local.etat import ouvrir_verrou, prendre
from cellule.local.services import assurer, liberer


def place_libre(var: Path) -> Path:
    """The first place where no other run is; the lock is held until the process ends."""
    for rang in count(1):
        place = var / ("tests" if rang == 1 else f"tests-{rang}")
        place.mkdir(parents=True, exist_ok=True)
        if prendre(ouvrir_verrou(place, "essais.verrou"), attendre=False):
            return place
    raise AssertionError("count() does not end")


# A wrapper, since pytest-django reads the settings in this very hook and would come first.
@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None]:
    try:
        if "MAILLAGE_VAR" not in os.environ:
            os.environ["MAILLAGE_VAR"] = str(place_libre(RACINE / "var"))
        assurer(essais=True)
    except EchecLocal as echec:
        raise pytest.UsageError(str(echec)) from None
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    liberer()  # nothing runs any more when `make test` gives the hand back
