"""What is said of a region that has no cell yet, by its agency or by the nation."""

from django.core.exceptions import ValidationError
from django.db import transaction

from cellule.models import Cellule, EtatRegion
from cellule.trace import tracer


def enregistrer_etat_region(*, region: str, avancement: str, appui: str = "") -> EtatRegion:
    """Say where the project of a region without a cell stands, and who supports it; refused once
    a cell serves the region, whose figures speak for it."""
    if Cellule.objects.filter(regions__contains=[region]).exists():
        raise ValidationError("La région a une cellule : elle n’a pas d’état de projet à dire.")
    with transaction.atomic():
        etat, _ = EtatRegion.objects.update_or_create(
            region_id=region, defaults={"avancement": avancement, "appui": appui}
        )
        tracer(
            acte="enregistrer : état d’une région",
            objet=str(etat.region),
            details={"avancement": avancement, "appui": appui},
        )
    return etat
