"""Import the dossier of a cell: a folder of CSV files or a workbook (`docs/decisions/`)."""

import getpass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cellule.dossier.erreurs import DossierFautif
from cellule.dossier.format import noms_des_tables
from cellule.dossier.importation import Resultat, importer
from cellule.dossier.sources import DossierIllisible
from cellule.progression import Progression
from cellule.trace import auteur_courant
from cellule.typographie import nombre


class Command(BaseCommand):
    help = "Importe le dossier d’une cellule (dossier de CSV ou classeur .xlsx)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("dossier", type=Path, help="dossier de fichiers CSV, ou classeur .xlsx")
        parser.add_argument(
            "--essai", action="store_true", help="tout vérifier et tout dire, sans rien enregistrer"
        )
        parser.add_argument(
            "--remplacer",
            action="store_true",
            help="faire de la cellule exactement le dossier, en retirant ce qu’il n’a pas",
        )

    def handle(self, *, dossier: Path, essai: bool, remplacer: bool, **options) -> None:
        jeton = auteur_courant.set(f"importer_dossier ({_qui()})")
        try:
            resultat = importer(
                dossier,
                essai=essai,
                remplacer=remplacer,
                lecture=Progression(self.stderr, "lignes lues"),
                ecriture=Progression(self.stderr, "lignes comparées et écrites"),
                annoncer=self._annoncer,
            )
        except DossierIllisible as erreur:
            raise CommandError(f"{erreur} Rien n’a été enregistré.") from None
        except DossierFautif as fautif:
            self._refuser(fautif)
        except OSError as erreur:
            raise CommandError(f"{erreur}. Rien n’a été enregistré.") from None
        else:
            self._dire(resultat, essai=essai, remplacer=remplacer)
        finally:
            auteur_courant.reset(jeton)

    def _refuser(self, fautif: DossierFautif) -> None:
        """The errors are the report of the command: its output, apart from its progress."""
        erreurs = fautif.erreurs
        for erreur in erreurs:
            self.stdout.write(str(erreur))
        if erreurs.omises:
            self.stdout.write(f"… et {nombre(erreurs.omises)} autres erreurs, non affichées.")
        s = "s" if erreurs.total > 1 else ""
        raise CommandError(f"{nombre(erreurs.total)} erreur{s} : rien n’a été enregistré.")

    def _annoncer(self, en_trop: dict) -> None:
        """Say what is about to be removed, before it is."""
        if not en_trop:
            self.stdout.write("Rien n’est à retirer de la cellule.")
        for nom in filter(en_trop.get, noms_des_tables()):
            trop, combien = en_trop[nom], len(en_trop[nom].cles)
            codes = [*trop.premiers, "…"] if len(trop.premiers) < combien else trop.premiers
            lesquelles = f" ({', '.join(codes)})" if trop.premiers else ""
            lignes = f"{nombre(combien)} ligne{'s' if combien > 1 else ''}"
            self.stdout.write(f"À retirer, {nom} : {lignes}{lesquelles}")

    def _dire(self, resultat: Resultat, *, essai: bool, remplacer: bool) -> None:
        for avis in resultat.avis:
            self.stdout.write(avis)
        titres = ["table", "créées", "modifiées", "inchangées"]
        lignes = [titres + ["retirées"] * remplacer]
        for nom in noms_des_tables():
            compte = self._compte(resultat, nom)
            if any(compte):
                lignes.append([nom, *map(str, compte[: 3 + remplacer])])
        largeurs = [max(map(len, colonne)) for colonne in zip(*lignes, strict=True)]
        for nom, *valeurs in lignes:
            cellules = [v.rjust(n) for v, n in zip(valeurs, largeurs[1:], strict=True)]
            self.stdout.write("  ".join([nom.ljust(largeurs[0]), *cellules]).rstrip())
        fin = "Essai : rien n’a été enregistré." if essai else "Le dossier est enregistré."
        self.stdout.write(self.style.SUCCESS(f"Cellule {resultat.cellule}. {fin}"))

    def _compte(self, resultat: Resultat, nom: str) -> list[int]:
        if nom == "cellule":
            bilan = resultat.bilan_cellule
            return [*(bilan.get(n, 0) for n in ("crees", "modifies", "inchanges")), 0]
        bilan = resultat.bilans[nom]
        return [bilan.crees, bilan.modifies, bilan.inchanges, bilan.retires]


def _qui() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "compte inconnu"
