"""Structures met in the year (A2, A3, C1): grouped reads (regles §1, « Structures met »)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, Q, QuerySet, Value, When

from acteurs.models import PALLIATIFS, Structure
from evenements.models import TYPES_DE_RENCONTRE, Rencontre

if TYPE_CHECKING:
    from .contexte import Contexte

# The classes of structures; a structure is in one at most.
EQUIPE = "equipe_du_perimetre"
AUTRE_EQUIPE = "autre_equipe"
PARTENAIRE = "partenaire_regional"
ACTEUR = "acteur_partenaire"


def conditions_des_classes(ctx: Contexte, prefixe: str = "") -> dict[str, Q]:
    """Which structures make each class, as a condition on a surviving structure.

    `EQUIPE`: the denominator of A3. `AUTRE_EQUIPE`: the other palliative types, own region,
    active in Y. `PARTENAIRE` (A2) and `ACTEUR` (C1): of the directory, neither palliative nor
    ARS, of regional echelon or not.
    """
    type_ = f"{prefixe}type__in"
    presente = ctx.region_propre(prefixe) & ctx.structure_active(prefixe)
    perimetre = Q(**{type_: ctx.cellule.types_du_perimetre()})
    hors_palliatif = ~Q(**{type_: (*PALLIATIFS, "ARS", "CELLULE")})
    regional = Q(**{f"{prefixe}echelon": "regional"})
    return {
        EQUIPE: perimetre & presente,
        AUTRE_EQUIPE: Q(**{type_: PALLIATIFS}) & ~perimetre & presente,
        PARTENAIRE: hors_palliatif & regional,
        ACTEUR: hors_palliatif & ~regional,
    }


@dataclass(frozen=True)
class Activites:
    """Counted activities that met a class of structures, and those without written objectives."""

    nombre: int = 0
    sans_objectif: int = 0


class Rencontres:
    """What the meetings of the year, to which no common reason applies, have met."""

    def __init__(self, ctx: Contexte) -> None:
        self.ctx = ctx

    def _par_classe(self) -> QuerySet[Rencontre]:
        cas = [
            When(condition, then=Value(classe))
            for classe, condition in conditions_des_classes(self.ctx, "structure__").items()
        ]
        return (
            Rencontre.objects.filter(self.ctx.comptable(TYPES_DE_RENCONTRE, "activite__"))
            .annotate(classe=Case(*cas, default=Value("")))
            .exclude(classe="")
            .order_by()
        )

    @cached_property
    def _lues(self) -> dict[str, dict]:
        """One pass over the year's attendance: the longest read of the 24 indicators."""
        sans_objectif = Q(activite__objectifs="")
        lignes = (
            self._par_classe()
            .values("classe")
            .annotate(
                structures=ArrayAgg("structure_id", distinct=True),
                activites=Count("activite_id", distinct=True),
                muettes=Count("activite_id", distinct=True, filter=sans_objectif),
            )
        )
        return {ligne["classe"]: ligne for ligne in lignes}

    @cached_property
    def _types(self) -> dict[int, str]:
        toutes = {pk for ligne in self._lues.values() for pk in ligne["structures"]}
        return dict(Structure.objects.filter(pk__in=toutes).order_by().values_list("pk", "type"))

    def structures_par_type(self, *classes: str) -> dict[str, int]:
        """Distinct structures of these classes met, by type."""
        lues = (self._lues[classe]["structures"] for classe in classes if classe in self._lues)
        return dict(Counter(self._types[pk] for structures in lues for pk in structures))

    def structures(self, classe: str) -> frozenset[int]:
        """The keys of the structures of a class that were met."""
        lue = self._lues.get(classe)
        return frozenset(lue["structures"]) if lue else frozenset()

    def activites(self, classe: str) -> Activites:
        """The counted activities that met at least one structure of the class."""
        lue = self._lues.get(classe)
        return Activites(lue["activites"], lue["muettes"]) if lue else Activites()

    @cached_property
    def _par_activite(self) -> dict[str, frozenset[int]]:
        lignes = self._par_classe().values("classe")
        lues = lignes.annotate(activites=ArrayAgg("activite_id", distinct=True))
        return {ligne["classe"]: frozenset(ligne["activites"]) for ligne in lues}

    def rencontrees(self, classe: str) -> frozenset[int]:
        """The keys of the counted activities that met at least one structure of the class."""
        return self._par_activite.get(classe, frozenset())
