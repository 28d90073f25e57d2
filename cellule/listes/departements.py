"""The departments that a list may be filtered by."""

from django.db.models import QuerySet

from cellule.models import Cellule
from cellule.perimetre import exiger
from cellule.territoires import noms_departements


def departements_a_choisir(lignes: QuerySet, champ: str = "departement") -> list[tuple[str, str]]:
    """Those of the rows and those of the current cell, whose pages link here even when no row is
    there yet: code, name."""
    siens = Cellule.objects.filter(pk=exiger().cellule_id).values_list("departements", flat=True)
    presents = lignes.order_by().values_list(champ, flat=True).distinct()
    codes = {code for code in presents if code} | set(siens.get())
    return [(code, f"{noms_departements()[code]} ({code})") for code in sorted(codes)]
