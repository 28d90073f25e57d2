"""Attendance of the year's antenna meetings, events and trainings (A4, C2, C3, C4)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from evenements.models import Activite, AntenneConcernee, Presence

if TYPE_CHECKING:
    from .contexte import Contexte

ANTENNES = "antennes"
ORGANISES = "organises"
ASSOCIES = "associes"
FORMATIONS = "formations"
TYPES_FREQUENTES = ("reunion_antenne", "evenement", "formation")
NON_NOMMES, SANS_STRUCTURE = "non_nommes", "sans_structure"


@dataclass(frozen=True)
class Affluence:
    """What the counted activities of a family drew (regles §1, « Participations »)."""

    participations: int
    non_renseignees: int
    anonymes: int
    personnes: int
    structures: int


class Frequentation:
    """Three reads for the four families of activities that count participants."""

    def __init__(self, ctx: Contexte) -> None:
        self.ctx = ctx

    def familles(self, prefixe: str = "") -> dict[str, Q]:
        """Which activities make each family, as a condition on an activity."""
        return {
            ANTENNES: Q(**{f"{prefixe}type": "reunion_antenne"}),
            ORGANISES: Q(**{f"{prefixe}role__in": ("organisateur", "co_organisateur")}),
            ASSOCIES: Q(**{f"{prefixe}role": "associe"}),
            FORMATIONS: Q(**{f"{prefixe}type": "formation"}),
        }

    def comptees(self, prefixe: str = "") -> Q:
        """The counted activities of the four families; an antenna meeting names its antenna."""
        antennes = AntenneConcernee.objects.filter(activite_id=OuterRef(f"{prefixe}id"))
        hors_antenne = ~Q(**{f"{prefixe}type": "reunion_antenne"})
        return self.ctx.comptable(TYPES_FREQUENTES, prefixe) & (hors_antenne | Exists(antennes))

    @cached_property
    def _sommes(self) -> dict[str, int | None]:
        agregats = {}
        for famille, condition in self.familles().items():
            agregats |= {
                f"{famille}_noms": Sum("noms", filter=condition),
                f"{famille}_anonymes": Sum(Coalesce("anonymes", 0), filter=condition),
                f"{famille}_inconnues": Count(
                    "pk", filter=condition & Q(noms=0, anonymes__isnull=True)
                ),
            }
        return (
            Activite.objects.filter(self.comptees())
            .order_by()
            .annotate(
                noms=Count(
                    "presences__professionnel", distinct=True, filter=Q(presences__comptee=True)
                )
            )
            .aggregate(**agregats)
        )

    def _presences(self) -> QuerySet[Presence]:
        """The counted presences of the counted activities."""
        return Presence.objects.filter(self.comptees("activite__"), comptee=True).order_by()

    @cached_property
    def _distincts(self) -> dict[str, int]:
        agregats = {}
        for famille, condition in self.familles("activite__").items():
            agregats[f"{famille}_personnes"] = Count(
                "professionnel", distinct=True, filter=condition
            )
        agregats["structures"] = Count(
            "structure", distinct=True, filter=self.familles("activite__")[ANTENNES]
        )
        return self._presences().aggregate(**agregats)

    def affluence(self, famille: str) -> Affluence:
        sommes, distincts = self._sommes, self._distincts
        anonymes = sommes[f"{famille}_anonymes"] or 0
        return Affluence(
            participations=(sommes[f"{famille}_noms"] or 0) + anonymes,
            non_renseignees=sommes[f"{famille}_inconnues"],
            anonymes=anonymes,
            personnes=distincts[f"{famille}_personnes"],
            structures=distincts["structures"] if famille == ANTENNES else 0,
        )

    def participations_par_type(self) -> dict[str, int]:
        """A4: participations by structure type; a person present for several structures in one
        meeting counts once, under the alphabetically first type code."""
        types = (
            self._presences()
            .filter(self.familles("activite__")[ANTENNES])
            .values("activite_id", "professionnel_id")
            .annotate(premier_type=Min(F("structure__type")))
            .values_list("premier_type", flat=True)
        )
        compte = Counter(type_ or SANS_STRUCTURE for type_ in types)
        compte[NON_NOMMES] += self.affluence(ANTENNES).anonymes
        return dict(compte)
