"""pytest plugin (`-p tests.services`): one PostgreSQL and one Redis for the whole run.

They live under var/tests, apart from the demo's. The controller starts them; the workers of
pytest-xdist find the addresses in the environment they inherit.
"""

import os
from collections.abc import Generator

import pytest

from cellule.local.commun import RACINE, EchecLocal
from cellule.local.services import assurer, liberer


# A wrapper, since pytest-django reads the settings in this very hook and would come first.
@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None]:
    os.environ.setdefault("MAILLAGE_VAR", str(RACINE / "var" / "tests"))
    try:
        assurer(essais=True)
    except EchecLocal as echec:
        raise pytest.UsageError(str(echec)) from None
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    liberer()  # nothing runs any more when `make test` gives the hand back
