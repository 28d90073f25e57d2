"""manage.py: what it needs, what it says when it lacks it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cellule.local.commun import RACINE
from tests.local.aides import environnement


def _manage(*arguments: str, var: Path, python: list[str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*python, "manage.py", *arguments],
        cwd=RACINE,
        env=environnement(var),
        capture_output=True,
        text=True,
        check=False,
    )


def test_python_without_django_is_told_which_one_to_use(tmp_path: Path) -> None:
    # -S: no site-packages, as with the system's Python
    resultat = _manage("check", var=tmp_path, python=[sys.executable, "-S"])
    assert resultat.returncode == 1
    assert ".venv/bin/python manage.py" in resultat.stderr
    assert "make demo" in resultat.stderr


@pytest.mark.parametrize("arguments", [[], ["help"], ["migrate", "--help"], ["version"]])
def test_help_starts_no_server(tmp_path: Path, arguments: list[str]) -> None:
    resultat = _manage(*arguments, var=tmp_path, python=[sys.executable])
    assert resultat.returncode == 0, resultat.stderr
    assert list(tmp_path.iterdir()) == []


def test_first_command_of_a_fresh_clone_makes_its_database(tmp_path: Path) -> None:
    resultat = _manage(
        "importer_dossier", "cellule/donnees/annee-exemple", "--essai",
        var=tmp_path, python=[sys.executable],
    )  # fmt: skip
    assert resultat.returncode == 0, resultat.stderr
    assert "Préparation de la base de données…" in resultat.stderr
    assert re.search(r"participations\s+1675", resultat.stdout)
    resultat = _manage("verifier_cloison", var=tmp_path, python=[sys.executable])
    assert resultat.returncode == 0, resultat.stderr
    assert "Préparation" not in resultat.stderr
