"""From the codes of the dossier to the keys of the database, and new codes for the screens."""

import re
from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast, Substr

from cellule.dossier.genres import cite
from cellule.models import Corbeille

# Two people who create at the same instant: each try meets one more.
ESSAIS = 50


class DejaPris(ValidationError):
    """A key that another row of the cell already has."""


class Codes:
    """The keys of the rows named by their code; remembers what it has looked up."""

    def __init__(self) -> None:
        self._cles: dict[type[models.Model], dict[str, int]] = {}

    def apprendre(self, modele: type[models.Model], cles: dict[str, int]) -> None:
        self._cles.setdefault(modele, {}).update(cles)

    def cles(self, modele: type[models.Model], codes: Iterable[str]) -> dict[str, int]:
        """A mapping that has the keys of these codes; an unknown code is refused."""
        connues = self._cles.setdefault(modele, {})
        manquants = {code for code in codes if code not in connues}
        if manquants:
            connues.update(modele.objects.filter(code__in=manquants).values_list("code", "pk"))
            manquants -= connues.keys()
        if manquants:
            noms = ", ".join(map(cite, sorted(manquants)[:5]))
            raise ValidationError(f"Code inconnu ({modele._meta.verbose_name}) : {noms}")
        return connues


def creer_avec_code(
    modele: type[models.Model], prefixe: str, creer: Callable[[str], models.Model]
) -> models.Model:
    """Create a row with the next code of the cell: « str-071 », « 2025-104 ».

    Two screens may choose the same number at the same time: the second meets the uniqueness of
    the code in the database, and takes the next.
    """
    rang = prochain_rang(modele, prefixe)
    for essai in range(rang, rang + ESSAIS):
        try:
            return creer(f"{prefixe}{essai:03d}")
        except DejaPris:
            continue
    raise ValidationError("Trop de créations au même instant : recommencez.")


def prochain_rang(modele: type[models.Model], prefixe: str) -> int:
    """One more than the greatest number after this prefix in the cell, the bin included: what it
    holds may come back."""
    forme = rf"^.{{{len(prefixe)}}}[0-9]{{1,9}}$"
    numero = Cast(Substr("code", len(prefixe) + 1), models.IntegerField())
    deja = modele.objects.filter(code__startswith=prefixe, code__regex=forme)
    dernier = deja.aggregate(dernier=models.Max(numero))["dernier"]
    jetes = Corbeille.objects.annotate(code=models.Func("codes", function="unnest"))
    jetes = jetes.values_list("code", flat=True)
    rangs = [int(c[len(prefixe) :]) for c in jetes if c.startswith(prefixe) and re.match(forme, c)]
    return max([dernier or 0, *rangs]) + 1
