"""The files of lists go after a week."""

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cellule.models import Travail
from cellule.perimetre import exiger
from cellule.trace import tracer

EXPORT = "export"  # the nature of their jobs
# Then the file goes: it holds names, and is made again in a minute.
JOURS_DE_GARDE = 7


def retirer_les_exports_perimes() -> int:
    """Remove the exports of the current cell whose time is over, and their files."""
    cellule = exiger(ecriture=True).cellule_id
    with transaction.atomic():
        limite = timezone.now() - timedelta(days=JOURS_DE_GARDE)
        perimes = Travail.objects.filter(nature=EXPORT, cree_le__lt=limite)
        cles = list(perimes.values_list("pk", flat=True))
        perimes.filter(pk__in=cles).delete()
        if cles:
            tracer(acte="retirer des exports périmés", details={"retires": len(cles)})
    for cle in cles:
        dossier = Path(settings.MEDIA_ROOT) / str(cellule) / "travaux" / str(cle)
        shutil.rmtree(dossier, ignore_errors=True)
    return len(cles)
