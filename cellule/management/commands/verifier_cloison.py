"""`manage.py verifier_cloison`: exit 1, and the reasons, if the tenant wall has a hole."""

from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections

from cellule.cloison import verifier
from cellule.rls import HORS_DU_MUR, modeles_du_mur


class Command(BaseCommand):
    help = "Vérifie le mur entre les cellules sur la base en service."
    requires_system_checks = ()  # it says itself what they would say

    def add_arguments(self, parser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, *args, **options) -> None:
        trous = verifier(connections[options["database"]])
        if trous:
            raise CommandError("\n".join([f"Le mur a des trous ({len(trous)}) :", *trous]))
        self.stdout.write(
            f"Le mur tient : {len(modeles_du_mur())} tables de cellule, "
            f"{len(HORS_DU_MUR)} tables hors du mur."
        )
