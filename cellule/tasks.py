"""The Celery tasks of the ground: do a job, take up again those that were lost, tidy at night."""

from celery import Task, shared_task

from cellule.models import Cellule

from .actions.corbeille import vider_les_anciennes
from .actions.exports import retirer_les_exports_perimes
from .listes import travail as exports  # noqa: F401  declares the nature « export »
from .tableur import travail as imports  # noqa: F401  declares the nature « importer »
from .tableur.actions import purger
from .travaux.actions import portee
from .travaux.actions import relancer as relancer_les_perdus
from .travaux.execution import mener
from .travaux.tache import TacheDeCellule

# A sweep that found no worker in time is useless: the next one does the same.
PEREMPTION = 60


def dans_chaque_cellule(
    tache: Task, *, et_la_nation: bool = False, expires: float | None = None
) -> int:
    """Send a task once per cell (and once for the national rows). Returns how many were sent."""
    cles: list[int | None] = list(Cellule.objects.order_by("pk").values_list("pk", flat=True))
    if et_la_nation:
        cles.append(None)
    for cle in cles:
        tache.apply_async(kwargs={"cellule_id": cle}, expires=expires)
    return len(cles)


@shared_task(base=TacheDeCellule)
def executer(*, cellule_id: int | None, travail_id: int) -> str:
    return mener(cellule_id=cellule_id, travail_id=travail_id)


@shared_task(base=TacheDeCellule)
def relancer_partout(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(relancer, et_la_nation=True, expires=PEREMPTION)} relances"


@shared_task(base=TacheDeCellule)
def relancer(*, cellule_id: int | None) -> str:
    with portee(cellule_id, ecriture=True):
        return f"{len(relancer_les_perdus())} travaux relancés"


@shared_task(base=TacheDeCellule)
def ranger_partout(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(ranger)} cellules"


@shared_task(base=TacheDeCellule)
def ranger(*, cellule_id: int) -> str:
    """Every night: what the cell keeps for a time only."""
    with portee(cellule_id, ecriture=True):
        faits = {
            "exports retirés": retirer_les_exports_perimes(),
            "suppressions effacées": vider_les_anciennes(),
            "tableurs oubliés": purger(),
        }
    return ", ".join(f"{nombre} {mots}" for mots, nombre in faits.items())
