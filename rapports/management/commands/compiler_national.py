"""The national compilation of a year, as a file. Writes nothing in the database.

A cell counts by the last version of its report that it handed over; the others are computed now,
each in its own perimeter, and are provisional.
"""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cellule.annees import AnneeIllisible, lire_annee
from cellule.commandes import lire_arret
from cellule.typographie import nombre
from rapports.compilation.compiler import Compilation, compiler
from rapports.compilation.fichiers import FORMATS, rediger
from rapports.compilation.lecture import Statut, lire_la_nation, recalculer


class Command(BaseCommand):
    help = "Écrit la compilation nationale d’une année : une ligne par région, et les totaux."

    def add_arguments(self, parser) -> None:
        parser.add_argument("annee", help="année civile, par exemple 2025")
        parser.add_argument(
            "--sortie", required=True, help=f"fichier à écrire : {', '.join(_fins())}"
        )
        parser.add_argument(
            "--arret",
            help="jour du calcul des chiffres provisoires, AAAA-MM-JJ (aujourd’hui sinon)",
        )
        parser.add_argument(
            "--provisoires",
            action="store_true",
            help="compter aussi les cellules dont le rapport n’est pas transmis",
        )
        parser.add_argument(
            "--tous", action="store_true", help="tous les indicateurs, pas seulement le socle"
        )

    def handle(
        self, *, annee: str, sortie: str, arret: str | None, provisoires: bool, tous: bool, **_
    ) -> None:
        cible, extension = _cible(sortie)
        jour = lire_arret(arret) if arret is not None else timezone.localdate()
        try:
            demandee = lire_annee(annee, jour)
        except AnneeIllisible as erreur:
            raise CommandError(f"{erreur} Donnez une année civile, par exemple 2025.") from None
        if demandee > jour.year:
            raise CommandError(
                f"L’année {demandee} n’a pas commencé le {jour:%d/%m/%Y} : donnez une année "
                "commencée ou, avec --arret, un jour postérieur."
            )
        exact = jour if arret is not None else None
        nation = recalculer(lire_la_nation(demandee), demandee, exact)
        compilation = compiler(nation, demandee, provisoires=provisoires, tous=tous, arret=exact)
        _ecrire(cible, rediger(extension, compilation))
        self.stdout.write(f"{cible} : {_bilan(compilation)}")


def _fins() -> list[str]:
    return [f".{extension}" for extension in FORMATS]


def _bilan(compilation: Compilation) -> str:
    """« 3 cellules, 1 transmise, 2 provisoires ; 1 dans les totaux »."""
    cellules, comptees = len(compilation.cellules), len(compilation.comptees)
    transmises = compilation.combien(Statut.TRANSMIS)
    suite = (
        ""
        if comptees or not cellules
        else (
            ". Aucun rapport n’est transmis : --provisoires compte aussi les chiffres provisoires."
        )
    )
    return (
        f"{nombre(cellules)} cellule{'s' * (cellules > 1)}, dont {nombre(transmises)} au rapport "
        f"transmis ; {nombre(comptees)} dans les totaux{suite}"
    )


def _cible(sortie: str) -> tuple[Path, str]:
    """Refuse at once a file that could not be written: cells take seconds each."""
    cible = Path(sortie)
    extension = cible.suffix.removeprefix(".").lower()
    if extension not in FORMATS:
        raise CommandError(
            f"« {sortie} » ne dit pas quel format écrire : donnez un nom qui finit par "
            f"{', '.join(_fins())}."
        )
    if cible.is_dir():
        raise CommandError(f"« {sortie} » est un dossier : donnez le nom du fichier.")
    if not cible.parent.is_dir():
        raise CommandError(f"Le dossier « {cible.parent} » n’existe pas : créez-le d’abord.")
    if not os.access(cible if cible.exists() else cible.parent, os.W_OK):
        raise CommandError(f"« {sortie} » ne peut pas être écrit ici : droits insuffisants.")
    return cible, extension


def _ecrire(cible: Path, contenu: bytes) -> None:
    """All of the file or nothing: what stood there stays if the disk is full."""
    provisoire = cible.with_name(f".{cible.name}.partiel")
    try:
        provisoire.write_bytes(contenu)
        os.replace(provisoire, cible)
    except OSError as erreur:
        provisoire.unlink(missing_ok=True)
        raise CommandError(f"« {cible} » n’a pas pu être écrit : {erreur.strerror}.") from None
