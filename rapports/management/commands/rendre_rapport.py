"""The annual report of a cell as it would be handed over now, as a PDF file."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cellule.annees import AnneeIllisible, lire_annee
from cellule.commandes import lire_arret, lire_cellule
from cellule.typographie import nombre
from indicateurs.calcul import AnneeNonCommencee
from rapports.mise_en_page import rendre


class Command(BaseCommand):
    help = "Écrit le rapport d’activité d’une cellule et d’une année, en PDF."

    def add_arguments(self, parser) -> None:
        parser.add_argument("cellule", help="code de la cellule")
        parser.add_argument("annee", help="année civile, par exemple 2025")
        parser.add_argument("--sortie", required=True, help="fichier PDF à écrire")
        parser.add_argument(
            "--arret", help="jour du calcul, AAAA-MM-JJ (aujourd’hui dans la cellule sinon)"
        )

    def handle(self, *, cellule: str, annee: str, sortie: str, arret: str | None, **_) -> None:
        ici = lire_cellule(cellule)
        jour = lire_arret(arret) if arret is not None else ici.aujourdhui()
        cible = _cible(sortie)
        try:
            pdf = rendre(ici, lire_annee(annee, jour), arret=jour)
        except (AnneeIllisible, AnneeNonCommencee) as erreur:
            raise CommandError(str(erreur)) from None
        _ecrire(cible, pdf)
        self.stdout.write(f"{cible} : {nombre(-(-len(pdf) // 1024))} kio")


def _cible(sortie: str) -> Path:
    """Refuse at once a place where the file could not be written: a report takes seconds."""
    cible = Path(sortie)
    if cible.is_dir():
        raise CommandError(f"« {sortie} » est un dossier : donnez le nom du fichier PDF.")
    if not cible.parent.is_dir():
        raise CommandError(f"Le dossier « {cible.parent} » n’existe pas.")
    ecrivable = cible if cible.exists() else cible.parent
    if not os.access(ecrivable, os.W_OK):
        raise CommandError(f"« {sortie} » ne peut pas être écrit ici : droits insuffisants.")
    return cible


def _ecrire(cible: Path, pdf: bytes) -> None:
    """All of the file or nothing: what stood there stays if the disk is full."""
    provisoire = cible.with_name(f".{cible.name}.partiel")
    try:
        provisoire.write_bytes(pdf)
        os.replace(provisoire, cible)
    except OSError as erreur:
        provisoire.unlink(missing_ok=True)
        raise CommandError(f"« {cible} » n’a pas pu être écrit : {erreur.strerror}.") from None
