"""What one activity is worth in the indicators of its year, by their own counting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from django.db.models import Q, QuerySet

from cellule.models import Cellule
from evenements.models import Activite

from .activites import ActivitesCandidates, JournalDeLAnnee
from .candidats import COMPTE
from .catalogue import CATALOGUE, Indicateur, Motif
from .contexte import Contexte
from .libelles import motif


class CandidatsDemandes(Exception):
    """An indicator has asked the journal for its candidates: its measures are not computed."""

    def __init__(self, candidats: ActivitesCandidates) -> None:
        super().__init__()
        self.candidats = candidats


class JournalDUneActivite(JournalDeLAnnee):
    """The journal of a year in which there is this activity only, asked for candidates only."""

    ctx: ContexteDUneActivite

    def candidates(self, *types: str, **criteres) -> NoReturn:
        raise CandidatsDemandes(super().candidates(*types, **criteres))

    def activites(self, types: Iterable[str]) -> QuerySet[Activite]:
        return super().activites(types).filter(pk=self.ctx.activite)


@dataclass(frozen=True)
class ContexteDUneActivite(Contexte):
    """A year of a cell that has logged this activity only: the indicators read it as any other, in
    the same few queries for all of them."""

    activite: int
    type_: str

    def comptable(self, types: Iterable[str], prefixe: str = "") -> Q:
        return super().comptable(types, prefixe) & Q(**{f"{prefixe}pk": self.activite})

    @cached_property
    def journal(self) -> JournalDUneActivite:
        return JournalDUneActivite(self)


@dataclass(frozen=True)
class Place:
    """One indicator for which an activity is a candidate; the reason, when it is not counted."""

    indicateur: Indicateur
    motif: Motif | None


def places(cellule: Cellule, activite: Activite) -> list[Place]:
    """The indicators of its year that look at this activity, those that count it first. Raises
    `AnneeNonCommencee` when its year has not begun."""
    annee = activite.annee_retenue
    ctx = ContexteDUneActivite(cellule, annee, cellule.aujourdhui(), activite.pk, activite.type)
    trouvees = _places(ctx, CATALOGUE.en(annee).values())
    return sorted(trouvees, key=lambda p: (p.motif is not None, p.indicateur.rang))


def _places(ctx: ContexteDUneActivite, indicateurs: Iterable[Indicateur]) -> Iterator[Place]:
    for indicateur in indicateurs:
        if "activites" not in indicateur.tables:
            continue
        try:
            indicateur.calculer(ctx)
        except CandidatsDemandes as demande:
            if ctx.type_ not in demande.candidats.types:
                continue
            for raison, nombre in demande.candidats.par_motif().items():
                if nombre:
                    yield Place(indicateur, None if raison == COMPTE else motif(indicateur, raison))
