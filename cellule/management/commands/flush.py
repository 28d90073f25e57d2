"""Empty the tables as their owner, reference data excepted: the tests' clean slate."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

GARDEES = ("cellule_region", "cellule_departement", "django_migrations", "django_content_type",
           "auth_permission")  # fmt: skip


class Command(BaseCommand):
    help = "Vide toutes les tables, sauf les régions et les départements."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--database", default="default")
        parser.add_argument("--noinput", "--no-input", action="store_false", dest="interactive")

    def handle(self, *args, **options) -> None:
        connexion = connections[options["database"]]
        if options["interactive"]:
            reponse = input(f"Vider la base « {connexion.settings_dict['NAME']} » ? (oui/non) ")
            if reponse.strip() != "oui":
                self.stdout.write("Rien n’a été changé.")
                return
        tables = set(connexion.introspection.table_names()) - set(GARDEES)
        with connexion.cursor() as curseur:
            curseur.execute(f"SET ROLE {settings.ROLE_PROPRIETAIRE}")
            noms = ", ".join(connexion.ops.quote_name(table) for table in sorted(tables))
            curseur.execute(f"TRUNCATE {noms} RESTART IDENTITY CASCADE")
            curseur.execute(f"SET ROLE {settings.ROLE_APPLICATION}")
