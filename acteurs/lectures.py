"""The readings of official files: the jobs of nature « propositions »."""

from cellule.models import Travail

NATURE = "propositions"
DERNIERES = 5


def dernieres_lectures() -> list[Travail]:
    """The last readings of the cell, whatever their state."""
    lectures = Travail.objects.filter(nature=NATURE).select_related("demandeur")
    return list(lectures.order_by("-cree_le", "-pk")[:DERNIERES])
