"""Load the demo cells and accounts, once; `manage.py demo` calls it."""

from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cellule.demo.chargement import AUTEUR, charger
from cellule.demo.registre import suites
from cellule.trace import au_nom_de
from cellule.typographie import nombre


class Command(BaseCommand):
    help = "Charge les cellules et les comptes de démonstration qui manquent."

    def handle(self, **options: object) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Les comptes de démonstration ont un mot de passe public, et avec DEBUG désactivé "
                "le serveur ne démarrerait plus. Mettez DEMO=1 dans l’environnement."
            )
        debut, messages = monotonic(), []
        charger(lambda message: messages.append(message) or self._dire(message))
        with au_nom_de(AUTEUR):
            for suivre in suites():
                suivre()
        if messages:
            duree = nombre(monotonic() - debut, 1)
            self.stdout.write(self.style.SUCCESS(f"Démonstration chargée en {duree} s"))
        else:
            self.stdout.write("La démonstration est déjà chargée.")

    def _dire(self, message: str) -> None:
        self.stdout.write(message)
        self.stdout.flush()
