"""Reads of the directory."""

from django.db.models import QuerySet

from acteurs.models import Structure
from cellule.models import Cellule


def structures_de(cellule: Cellule) -> QuerySet[Structure]:
    """The sheets of the directory; one that was merged into another is no row of its own
    (regles §1, « Surviving structure »)."""
    return Structure.objects.filter(fusionnee_dans=None).select_related("departement")
