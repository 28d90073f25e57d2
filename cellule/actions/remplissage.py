"""What a migration fills in: a new derived column, in every cell (technique §3, trap 5)."""

from collections.abc import Callable, Iterable

from django.db import models

from cellule.perimetre import perimetre, politiques_en_vigueur

from .ecriture import par_lots
from .redaction import LOT


def remplir_partout(apps, etiquette: str, deduire: Callable[[models.Model], dict]) -> None:
    """Give the rows of every cell the attributes that `deduire` makes of each.

    Forced policies bind the owner too, who would see no row: the cells come one by one. Rows are
    read whole and inserted again, which always conflicts: ten times as fast as `bulk_update`.
    """
    modele = apps.get_model(etiquette)
    cellules = apps.get_model("cellule", "Cellule").objects.order_by("pk")
    for cle in list(cellules.values_list("pk", flat=True)):
        with perimetre(cle, ecriture=True), politiques_en_vigueur():
            lignes = modele.objects.filter(cellule_id=cle).order_by("pk")
            for lot in par_lots(lignes.iterator(LOT)):
                _reecrire(modele, lot, deduire)


def _reecrire(modele: type[models.Model], lot: Iterable[models.Model], deduire: Callable) -> None:
    for ligne in lot:
        deduits = deduire(ligne)
        for nom, valeur in deduits.items():
            setattr(ligne, nom, valeur)
    modele.objects.bulk_create(
        lot,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(deduits),
    )
