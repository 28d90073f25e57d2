"""The reminders of the campaign: every day, one task per cell."""

from celery import shared_task

from cellule.models import Cellule
from cellule.tasks import dans_chaque_cellule
from cellule.travaux.tache import TacheDeCellule

from .rappels import rappeler

# A task that no worker took within half a day is the next morning's.
PEREMPTION = 12 * 3600


@shared_task(base=TacheDeCellule)
def rappeler_partout(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(rappeler_une_cellule, expires=PEREMPTION)} cellules"


@shared_task(base=TacheDeCellule)
def rappeler_une_cellule(*, cellule_id: int) -> str:
    return f"{rappeler(Cellule.objects.get(pk=cellule_id))} rappels"
