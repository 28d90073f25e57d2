"""The writes of an import: the file that waits, then its rows, all of them or none."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now

from cellule.dossier.tables import Contexte
from cellule.models import Cellule, Depot, Utilisateur

from .declaration import Importable, importables
from .entete import Tableau, lire_le_tableau
from .lecture import Feuille, ouvrir
from .preparation import Preparateur, Preparation
from .rapport import ajouter_l_erreur, composer
from .reglages import Reglages, choisir_la_feuille

GARDE = timedelta(days=1)
ENTRE_TEMPS = (
    "Quelqu’un a écrit dans cette liste au même instant : rien n’a été importé, recommencez."
)


class _Essai(Exception):
    """Undo everything: it was a trial."""


def deposer(
    importable: Importable, *, nom: str, octets: bytes, deposant: Utilisateur | None
) -> Depot:
    """Keep a file until it is imported; `FichierIllisible` for one that cannot be read."""
    lignes = max(len(feuille.lire().rangees) for feuille in ouvrir(octets))
    purger()
    return Depot.objects.create(
        table=importable.nom, nom=nom[:200], octets=octets, lignes=lignes, deposant=deposant
    )


def purger() -> int:
    """Forget the files of yesterday. They are no facts of the cell: they leave no trace."""
    vieux = Depot.objects.filter(depose_le__lt=Now() - GARDE)
    return vieux.delete()[0]


def regler(depot: Depot, reglages: Reglages) -> None:
    """Keep how the person reads the file; what was found of another reading is forgotten."""
    depot.reglages, depot.rapport = reglages.en_json(), {}
    depot.save(update_fields=["reglages", "rapport"])


def lire_le_depot(depot: Depot) -> Tableau:
    """The table of a file, as it was set."""
    reglages = Reglages.de_json(depot.reglages)
    feuille: Feuille = choisir_la_feuille(ouvrir(bytes(depot.octets)), reglages.feuille)
    return lire_le_tableau(feuille.lire(), reglages.entete, reglages.hauteur)


def traiter(depot: Depot, tableau: Tableau, *, cellule: Cellule, essai: bool) -> dict:
    """Import the rows of a file, or try to: what is said of a trial is what the import does.

    The sheets are locked from the reading to the writing. A file is imported once: asked again,
    the same report comes back.
    """
    depot = Depot.objects.select_for_update().get(pk=depot.pk)
    if depot.importe_le:
        return depot.rapport
    importable = importables()[depot.table]
    fiches = importable.table.modele.objects.select_for_update().order_by("pk")
    list(fiches.values_list("pk"))
    reglages = Reglages.de_json(depot.reglages)
    preparation = Preparateur(importable, reglages, Contexte(cellule.zone)).preparer(tableau)
    rapport = composer(importable, tableau, preparation, essai=essai)
    if not rapport["total_erreurs"]:
        if refus := _ecrire(importable, preparation, essai=essai):
            rapport = ajouter_l_erreur(rapport, refus)
        elif not essai:
            depot.importe_le = Now()
    depot.rapport = rapport
    depot.save(update_fields=["rapport", "importe_le"])
    return rapport


def _ecrire(importable: Importable, preparation: Preparation, *, essai: bool) -> str:
    """Write every row, or undo all of them and say why."""
    lignes = [prete.ligne for prete in preparation.pretes]
    try:
        with transaction.atomic():
            bilan = importable.table.ecrire()(lignes=lignes)
            if bilan.crees != preparation.nouvelles:
                raise ValidationError(ENTRE_TEMPS)
            if essai:
                connection.check_constraints()
                raise _Essai
    except _Essai:
        return ""
    except ValidationError as refus:
        return " ".join(refus.messages)
    except IntegrityError:
        return ENTRE_TEMPS
    return ""
