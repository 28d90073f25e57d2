"""Migrate as the owner of the tables, then grant the other roles what they need (maison §4.3)."""

from django.conf import settings
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections, transaction

from cellule.rls import ordres_des_droits


class Command(Migrate):
    def execute(self, *args, **options):
        # Around the system checks too: they spare the owner, whose tables may not be there yet.
        alias = options["database"]
        connexion = connections[alias]
        with connexion.cursor() as curseur:
            # row_security off: a data migration that forgets the perimeter fails instead of
            # silently seeing nothing (technique §3, trap 5).
            curseur.execute(f"SET ROLE {settings.ROLE_PROPRIETAIRE}; SET row_security = off")
        try:
            resultat = super().execute(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                self._accorder(alias)
            return resultat
        finally:
            connexion.close()

    def _accorder(self, alias: str) -> None:
        """In one transaction: an application at work never sees itself without rights."""
        connexion = connections[alias]
        with transaction.atomic(using=alias), connexion.cursor() as curseur:
            presentes = set(connexion.introspection.table_names(curseur, include_views=True))
            for ordre in ordres_des_droits(presentes):
                curseur.execute(ordre)
