"""Empty the tables as their owner, reference data excepted: the clean slate of the tests."""

from django.conf import settings
from django.core.management.commands.flush import Command as Flush
from django.db import connections

GARDEES = frozenset(
    {
        "auth_permission",
        "cellule_departement",
        "cellule_region",
        "django_content_type",
        "django_migrations",
    }
)


class Command(Flush):
    help = "Vide toutes les tables, sauf les régions et les départements."

    def handle(self, **options) -> None:
        connexion = connections[options["database"]]
        if options["interactive"]:
            reponse = input(f"Vider la base « {connexion.settings_dict['NAME']} » ? (oui/non) ")
            if reponse.strip() != "oui":
                self.stdout.write("Rien n’a été changé.")
                return
        tables = sorted(set(connexion.introspection.table_names()) - GARDEES)
        noms = ", ".join(connexion.ops.quote_name(table) for table in tables)
        with connexion.cursor() as curseur:
            # The application's role may not TRUNCATE. RESET gives the connection's own role back.
            curseur.execute(f"SET ROLE {settings.ROLE_PROPRIETAIRE}")
            try:
                curseur.execute(f"TRUNCATE {noms} RESTART IDENTITY")
            finally:
                curseur.execute("RESET ROLE")
