"""The night's task of the mandates."""

from celery import shared_task

from cellule.models import Cellule
from cellule.tasks import dans_chaque_cellule
from cellule.travaux.tache import TacheDeCellule

from .releve import passer_la_main

# A task that no worker took within half a day is the next night's.
PEREMPTION = 12 * 3600


@shared_task(base=TacheDeCellule)
def passer_partout(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(passer_une_cellule, expires=PEREMPTION)} cellules"


@shared_task(base=TacheDeCellule)
def passer_une_cellule(*, cellule_id: int) -> str:
    return f"{passer_la_main(Cellule.objects.get(pk=cellule_id))} passations"
