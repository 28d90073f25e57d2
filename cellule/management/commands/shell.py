"""`manage.py shell` says first which cell it looks at: nobody types in the wrong one by habit."""

from django.core.management.base import CommandError
from django.core.management.commands.shell import Command as Shell

from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.trace import au_nom_de


class Command(Shell):
    help = "Ouvre un interpréteur dans le périmètre d’une cellule."

    def add_arguments(self, parser) -> None:
        super().add_arguments(parser)
        portee = parser.add_mutually_exclusive_group(required=True)
        portee.add_argument("--cellule", metavar="CODE", help="la cellule où travailler")
        portee.add_argument(
            "--sans-cellule", action="store_true", help="hors de toute cellule : comptes, régions"
        )
        parser.add_argument(
            "--ecriture",
            action="store_true",
            help="permet d’écrire ; tout est gardé en sortant, rien si une erreur arrête tout",
        )

    def handle(self, **options) -> None:
        if options["sans_cellule"]:
            super().handle(**options)
            return
        cellule = Cellule.objects.filter(code=options["cellule"]).first()
        if cellule is None:
            connues = ", ".join(Cellule.objects.values_list("code", flat=True)) or "aucune"
            raise CommandError(
                f"La cellule « {options['cellule']} » n’existe pas. Cellules connues : {connues}."
            )
        with au_nom_de("manage.py shell"), perimetre(cellule, ecriture=options["ecriture"]):
            super().handle(**options)
