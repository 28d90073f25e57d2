"""Structures met in the year (A2, A3, C1): one grouped read (regles §1, « Structures met »)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Q, Value, When

from acteurs.models import PALLIATIFS
from evenements.models import TYPES_DE_RENCONTRE, Rencontre

from .activites import acteur_partenaire, partenaire_regional

if TYPE_CHECKING:
    from .contexte import Contexte

EQUIPE, PARTENAIRE, ACTEUR = "equipe", "partenaire", "acteur"


class Rencontres:
    """Distinct surviving structures met, by class and type, in the meetings of the year to which
    no common reason applies."""

    def __init__(self, ctx: Contexte) -> None:
        self.ctx = ctx

    @cached_property
    def _par_classe(self) -> dict[tuple[str, str], int]:
        ctx = self.ctx
        equipe = (
            Q(structure__type__in=PALLIATIFS)
            & ctx.region_propre("structure__")
            & ctx.structure_active("structure__")
        )
        lignes = (
            Rencontre.objects.filter(
                activite__in=ctx.journal.comptables(TYPES_DE_RENCONTRE).values("pk")
            )
            .annotate(
                classe=Case(
                    When(equipe, then=Value(EQUIPE)),
                    When(partenaire_regional("structure__"), then=Value(PARTENAIRE)),
                    When(acteur_partenaire("structure__"), then=Value(ACTEUR)),
                    default=Value(""),
                )
            )
            .exclude(classe="")
            .order_by()
            .values("classe", "structure__type")
            .annotate(nombre=Count("structure_id", distinct=True))
        )
        return {(r["classe"], r["structure__type"]): r["nombre"] for r in lignes}

    def par_type(self, classe: str) -> dict[str, int]:
        """Distinct structures of a class met, by type."""
        return {type_: n for (laquelle, type_), n in self._par_classe.items() if laquelle == classe}
