"""Reads of the communes: the first meeting, the last exchange, who is to be called again."""

from datetime import date

from django.db.models import Max, Min, Q, QuerySet

from acteurs.models import NatureEchange, SuiviCommune


def communes() -> QuerySet[SuiviCommune]:
    return SuiviCommune.objects.select_related("departement", "elu", "agent", "projet", "structure")


def avec_leurs_echanges() -> QuerySet[SuiviCommune]:
    """Each with the day of the first meeting with the professionals, and of the last exchange."""
    return communes().annotate(
        premiere=Min("echanges__date", filter=Q(echanges__nature=NatureEchange.PREMIERE)),
        dernier=Max("echanges__date"),
    )


def communes_a_relancer(jour: date) -> QuerySet[SuiviCommune]:
    return SuiviCommune.objects.filter(relance_le__lte=jour).order_by("relance_le", "pk")
