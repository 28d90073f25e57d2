"""manage.py: what it needs, what it says when it lacks it; the database that it makes first."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cellule.local.commun import RACINE
from tests.local.aides import environnement


def _manage(
    *arguments: str, var: Path, python: list[str], **ajouts: str
) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*python, "manage.py", *arguments],
        cwd=RACINE,
        env=environnement(var, **ajouts),
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


@pytest.fixture(scope="module")
def premiere(var: Path) -> subprocess.CompletedProcess:
    """The first command of a fresh clone: it makes the database, which the tests below share."""
    dossier = "cellule/donnees/annee-exemple"
    return _manage("importer_dossier", dossier, "--essai", var=var, python=[sys.executable])


def test_first_command_of_a_fresh_clone_makes_its_database(premiere, var: Path) -> None:
    assert premiere.returncode == 0, premiere.stderr
    assert "Préparation de la base de données…" in premiere.stderr
    assert re.search(r"participations\s+1675", premiere.stdout)
    resultat = _manage("verifier_cloison", var=var, python=[sys.executable])
    assert resultat.returncode == 0, resultat.stderr
    assert "Préparation" not in resultat.stderr


def test_superuser_login_is_refused_where_the_ordinary_one_passes(
    premiere, var: Path, utilisateur
) -> None:
    serveurs = utilisateur(var, demo=True)
    adresse = urlsplit(serveurs.base)  # waits until they have started
    secrets = json.loads((var / "services" / "secrets.json").read_text())
    superutilisateur = adresse._replace(
        netloc=f"amorce:{secrets['amorce']}@{adresse.hostname}:{adresse.port}"
    ).geturl()

    def manage(commande: str, *, base: str) -> subprocess.CompletedProcess:
        ici = {"DATABASE_URL": base, "REDIS_URL": serveurs.redis, "DEBUG": "1"}
        return _manage(commande, var=var, python=[sys.executable], **ici)

    migration = manage("migrate", base=superutilisateur)
    assert migration.returncode == 1
    assert "Le rôle amorce est superutilisateur" in migration.stderr
    assert manage("migrate", base=serveurs.base).returncode == 0

    ordinaire = manage("verifier_cloison", base=serveurs.base)
    assert (ordinaire.returncode, ordinaire.stderr) == (0, "")
    assert "Le mur tient" in ordinaire.stdout
    refus = manage("verifier_cloison", base=superutilisateur)
    assert refus.returncode == 1
    assert refus.stderr == (
        "CommandError: Le mur a des trous (1) :\n"
        "Le rôle amorce est superutilisateur : aucune politique ne le retient.\n"
    )
