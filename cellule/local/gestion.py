"""The entry of manage.py: the services first, then Django."""

import os
import sys

from . import demo
from .base import migrations_en_attente
from .commun import EchecLocal
from .services import assurer

try:
    from django.core.management import execute_from_command_line
except ImportError:
    execute_from_command_line = None

# These read no row: nothing is started for them, and the image is built without a server.
SANS_SERVICES = {"help", "version", "collectstatic"}
# These look after the database themselves.
MIGRENT = {"migrate", "makemigrations", "check"}
FACTICES = {
    "DATABASE_URL": "postgres://personne@127.0.0.1:1/aucune",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": "sans-service",
}


def principal() -> None:
    if execute_from_command_line is None:
        sys.exit(
            f"Django n’est pas installé pour {sys.executable}.\n"
            "Lancez « .venv/bin/python manage.py … » ; si .venv n’existe pas encore, « make demo » "
            "le crée."
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cellule.config.settings")
    try:
        preparer(sys.argv[1:])
    except EchecLocal as echec:
        sys.exit(f"\n{echec}")
    except KeyboardInterrupt:
        sys.exit(130)
    execute_from_command_line(sys.argv)


def preparer(arguments: list[str]) -> None:
    if _sans_services(arguments):
        for nom, valeur in FACTICES.items():
            os.environ.setdefault(nom, valeur)
    elif arguments[0] == "demo":
        demo.preparer(arguments[1:])
    else:
        embarquee = not os.environ.get("DATABASE_URL")
        assurer()
        if embarquee and arguments[0] not in MIGRENT and migrations_en_attente():
            print("Préparation de la base de données…", file=sys.stderr)
            execute_from_command_line([sys.argv[0], "migrate", "--verbosity=0", "--noinput"])


def _sans_services(arguments: list[str]) -> bool:
    commande = arguments[0] if arguments else "help"
    return commande in SANS_SERVICES or bool({"-h", "--help", "--version"} & set(arguments))
