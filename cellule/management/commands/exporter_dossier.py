"""Export the dossier of a cell: what `importer_dossier` reads back to the same cell."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cellule.dossier.exportation import exporter
from cellule.dossier.sorties import ExportImpossible
from cellule.models import Cellule
from cellule.progression import Progression


class Command(BaseCommand):
    help = "Exporte le dossier d’une cellule (dossier de CSV ou classeur .xlsx)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("cellule", help="code de la cellule")
        parser.add_argument(
            "sortie", type=Path, help="dossier nouveau ou vide, ou nom d’un classeur en .xlsx"
        )

    def handle(self, *, cellule: str, sortie: Path, **options) -> None:
        trouvee = Cellule.objects.filter(code=cellule).first()
        if trouvee is None:
            codes = ", ".join(Cellule.objects.order_by("code").values_list("code", flat=True))
            raise CommandError(f"Aucune cellule « {cellule} ». Il y a : {codes or 'rien'}.")
            raise CommandError()
        try:
            nombres = exporter(trouvee, sortie, suivi=Progression(self.stderr, "lignes écrites"))
        except (ExportImpossible, OSError) as erreur:
            raise CommandError(str(erreur)) from None
        for nom, nombre in nombres.items():
            if nombre:
                self.stdout.write(f"{nom.ljust(18)}{nombre:>9}")
        self.stdout.write(self.style.SUCCESS(f"Le dossier de {trouvee.nom} est dans « {sortie} »."))
