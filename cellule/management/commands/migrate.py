"""Migrate as the owner of the tables, then grant the other roles what they need (maison §4.3)."""

from django.conf import settings
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from cellule.rls import ordres_des_droits


class Command(Migrate):
    def handle(self, *args, **options):
        connexion = connections[options["database"]]
        with connexion.cursor() as curseur:
            # row_security off: a data migration that forgets the perimeter fails instead of
            # silently seeing nothing (technique §3, trap 5).
            curseur.execute(f"SET ROLE {settings.ROLE_PROPRIETAIRE}; SET row_security = off")
        try:
            super().handle(*args, **options)
            with connexion.cursor() as curseur:
                for ordre in ordres_des_droits():
                    curseur.execute(ordre)
        finally:
            connexion.close()
