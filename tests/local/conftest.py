import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.local.aides import Utilisateur, tout_est_arrete


def _enlever(var: Path) -> None:
    services = var / "services"
    if services.exists():
        assert tout_est_arrete(var)
        shutil.rmtree(services.resolve())
    shutil.rmtree(var)


def _place() -> Iterator[Path]:
    """A place that any account may enter (pytest's own directories are closed to others)."""
    dossier = Path(tempfile.mkdtemp(prefix="essai-"))
    dossier.chmod(0o755)
    yield dossier
    _enlever(dossier)


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """The same for the tests of a module: making a database costs a second."""
    yield from _place()


@pytest.fixture
def var_neuf() -> Iterator[Path]:
    yield from _place()


@pytest.fixture
def var_ferme() -> Iterator[Path]:
    """A place below a directory that only its owner may enter, as in root's home."""
    dossier = Path(tempfile.mkdtemp(prefix="essai-"))
    (dossier / "var").mkdir()
    yield dossier / "var"
    _enlever(dossier / "var")
    dossier.rmdir()


@pytest.fixture
def utilisateur() -> Iterator[Callable[..., Utilisateur]]:
    """Makes users of the servers; none outlives the test, nor do the servers."""
    tous: list[tuple[Path, Utilisateur]] = []

    def entrer(var: Path, *, demo: bool = False, **ajouts: str) -> Utilisateur:
        tous.append((var, Utilisateur(var, demo=demo, **ajouts)))
        return tous[-1][1]

    yield entrer
    for _, un in tous:
        un.partir()
    for var in {var for var, _ in tous}:
        assert tout_est_arrete(var)
