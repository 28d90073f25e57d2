"""What the nation writes about regions."""

from django.db import transaction

from cellule.models import EtatRegion
from cellule.trace import tracer


def enregistrer_etat_region(*, region: str, avancement: str, appui: str = "") -> EtatRegion:
    """Say where the project of a region without a cell stands, and who supports it."""
    with transaction.atomic():
        etat, _ = EtatRegion.objects.update_or_create(
            region_id=region, defaults={"avancement": avancement, "appui": appui}
        )
        tracer(
            acte="enregistrer : état d’une région",
            objet=str(etat.region),
            details={"avancement": avancement},
        )
    return etat
