"""The lock files: hashed, without an address, the tests' one holding the application's."""

import re
import tomllib

import pytest

from cellule.local.commun import RACINE

VERROUS = ["requirements.lock", "tests/requirements.lock"]


def _epingles(verrou: str) -> dict[str, str]:
    """name==version -> its hashes and markers"""
    texte = (RACINE / verrou).read_text().replace("\\\n", " ")
    return dict(ligne.split(None, 1) for ligne in texte.splitlines() if ligne.strip())


@pytest.mark.parametrize("verrou", VERROUS)
def test_lock_has_hashes_and_no_address(verrou: str) -> None:
    texte = (RACINE / verrou).read_text()
    assert not re.search(r"://|--index|--find-links", texte)
    for epingle, suite in _epingles(verrou).items():
        assert "==" in epingle
        assert "--hash=sha256:" in suite, epingle


def test_tests_lock_contains_the_application_s() -> None:
    application, essais = (_epingles(verrou) for verrou in VERROUS)
    assert application.items() <= essais.items()


def test_locks_hold_each_dependency_that_is_declared() -> None:
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text())["project"]
    extras = projet["optional-dependencies"]
    for verrou, voulues in zip(
        VERROUS,
        [projet["dependencies"] + extras["local"], projet["dependencies"] + extras["tests"]],
        strict=True,
    ):
        epingles = {epingle.partition("==")[0] for epingle in _epingles(verrou)}
        assert {re.match(r"[\w.-]+", voulue).group().lower() for voulue in voulues} <= epingles
