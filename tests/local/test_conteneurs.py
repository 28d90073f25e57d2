"""Dockerfile and docker-compose.yml, as far as they can be tried without an engine."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from psycopg.conninfo import conninfo_to_dict

from cellule.local.commun import RACINE
from cellule.local.lieux import compte_des_serveurs
from cellule.local.postgresql import trouver_les_binaires
from cellule.local.serveurs import Poste
from tests.local.aides import HERITAGE

APPLICATION = {"web", "worker", "rapports", "beat"}


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load((RACINE / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dockerfile() -> list[tuple[str, str]]:
    texte = (RACINE / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lignes = [ligne for ligne in texte.splitlines() if ligne and not ligne.startswith("#")]
    return [tuple(ligne.split(None, 1)) for ligne in lignes]


def test_compose_file_follows_the_specification(compose: dict) -> None:
    # From docker-compose 1.29.2 (Apache-2.0): the Compose Specification's own schema.
    schema = json.loads(Path(__file__).with_name("compose_specification.json").read_text())
    jsonschema.validate(compose, schema, cls=jsonschema.Draft201909Validator)


def test_compose_services_are_healthy_in_order(compose: dict) -> None:
    services = compose["services"]
    assert services.keys() == APPLICATION | {"postgres", "redis"}
    for nom, service in services.items():
        assert service["healthcheck"]["test"], nom
        for attendu, condition in service.get("depends_on", {}).items():
            assert "healthcheck" in services[attendu]
            assert condition == {"condition": "service_healthy"}


def test_compose_commands_name_what_exists(compose: dict) -> None:
    celery = [compose["services"][nom]["command"] for nom in ("worker", "rapports", "beat")]
    for commande in celery:
        mots = shlex.split(commande)
        aide = subprocess.run(
            [sys.executable, "-m", *mots[:1], mots[3], "--help"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        for option in [mot.partition("=")[0] for mot in mots[4:] if mot.startswith("-")]:
            assert option in aide, (commande, option)
        assert mots[1:3] == ["-A", "cellule.config.celery"]
    web = compose["services"]["web"]["command"][-1]
    assert web.startswith("python manage.py migrate --noinput && exec gunicorn ")
    essai = [*shlex.split(web.partition("exec ")[2]), "--check-config"]
    subprocess.run(
        [sys.executable, "-m", *essai],
        cwd=RACINE,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "cellule.config.settings_test"},
        check=True,
    )


def test_compose_mounts_exist_and_the_login_is_the_one_of_the_roles(compose: dict) -> None:
    base = compose["services"]["postgres"]
    for volume in base["volumes"]:
        origine, cible = volume.split(":")[:2]
        if origine.startswith("."):
            assert (RACINE / origine).is_file()
            assert cible.startswith("/docker-entrypoint-initdb.d/")
    url = compose["services"]["web"]["environment"]["DATABASE_URL"]
    url = re.sub(r"\$\{[^}]*\}", "secret", url)
    assert conninfo_to_dict(url) == {
        "user": "maillage", "password": "secret", "host": "postgres", "port": "5432",
        "dbname": base["environment"]["POSTGRES_DB"],
    }  # fmt: skip


def test_password_script_of_compose_quotes_what_it_is_given(var_neuf: Path, tmp_path: Path) -> None:
    """Run as the image would, but the statement is caught, and asked of the real psql as SELECT."""
    poste = Poste(services=var_neuf, compte=compte_des_serveurs(), journaux=var_neuf, secrets={})
    psql = trouver_les_binaires(poste, None) / "psql"
    faux = tmp_path / "psql"
    faux.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\ncat\n')
    faux.chmod(0o755)
    *options, requete = subprocess.run(
        ["sh", RACINE / "cellule/local/mot_de_passe.sh"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "POSTGRES_USER": "a", "POSTGRES_DB": "b",
             "MOT_DE_PASSE_BASE": "l'ultime"},
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert requete.startswith("ALTER ROLE maillage PASSWORD ")
    (variable,) = [option for option in options if option.startswith("mot_de_passe=")]
    essai = subprocess.run(
        [psql, "--set", variable, "--tuples-only", os.environ["DATABASE_URL"]],
        input=requete.replace("ALTER ROLE maillage PASSWORD", "SELECT"),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert essai.stdout.strip() == "l'ultime"


def test_dockerfile_installs_as_make_does(dockerfile: list[tuple[str, str]]) -> None:
    installateur = re.search(r"^INSTALLER := (.*)$", (RACINE / "Makefile").read_text(), re.M)
    assert installateur is not None
    executions = [argument for mot, argument in dockerfile if mot == "RUN"]
    assert executions[0].startswith(f"{installateur.group(1)} &&")
    assert any(mot == "USER" and argument != "root" for mot, argument in dockerfile)


def test_image_contains_what_its_steps_need(
    dockerfile: list[tuple[str, str]], tmp_path: Path
) -> None:
    """The COPY steps done by hand, then the step that collects the static files."""
    exclus = shutil.ignore_patterns(
        *(ligne.removeprefix("**/") for ligne in (RACINE / ".dockerignore").read_text().split())
    )
    image = tmp_path / "app"
    image.mkdir()
    for origine, cible in [argument.split() for mot, argument in dockerfile if mot == "COPY"]:
        source = RACINE / origine
        if source.is_dir():
            shutil.copytree(source, image / cible, ignore=exclus, dirs_exist_ok=True)
        else:
            (image / cible).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, image / cible)
    etape = next(a for mot, a in dockerfile if mot == "RUN" and "collectstatic" in a)
    commande = shlex.split(etape.partition("&&")[0])
    assert commande[0] == ".venv/bin/python"
    propre = {nom: valeur for nom, valeur in os.environ.items() if nom not in HERITAGE}
    subprocess.run([sys.executable, *commande[1:]], cwd=image, env=propre, check=True)
    assert (image / "var/static/staticfiles.json").exists()


# --- environment ---------------------------------------------------------------------------------

INTERNES = {
    "SOURCE_DATE_EPOCH",  # set by ourselves, for the fonts of a PDF
    "DJANGO_SETTINGS_MODULE",  # set by our own entry points
    "PATH",
    "POSTGRES_USER", "POSTGRES_DB",  # of the postgres image
}  # fmt: skip


def _variables_lues() -> set[str]:
    motifs = {
        "*.py": r'(?:\benv(?:\.\w+)?\(\s*|environ(?:\.get|\.setdefault)?[\[(]\s*)"([A-Z_]+)"',
        "*.sh": r"\$\{?([A-Z]+_[A-Z_]+)",
    }
    lues: set[str] = set()
    for motif, expression in motifs.items():
        for fichier in (RACINE / "cellule").rglob(motif):
            if fichier.name == "settings_test.py":
                continue  # it talks to the tests' own subprocesses
            texte = fichier.read_text(encoding="utf-8")
            definies = set(re.findall(r"(?m)^\s*([A-Z_]+)=", texte)) if motif == "*.sh" else set()
            lues |= set(re.findall(expression, texte)) - definies
    compose = (RACINE / "docker-compose.yml").read_text(encoding="utf-8")
    return (lues | set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", compose))) - INTERNES


def test_environment_example_lists_every_variable_that_is_read() -> None:
    exemple = (RACINE / ".env.exemple").read_text(encoding="utf-8")
    listees = set(re.findall(r"(?m)^#?([A-Z_]+)=", exemple))
    assert _variables_lues() == listees
