"""Publications, their issues and their audience in the year (C5, I2, I3)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from evenements.models import FLUX, STOCKS, Audience, Diffusion, Parution, Publication

if TYPE_CHECKING:
    from .contexte import Contexte


class AudienceDeLAnnee:
    """The year's publications: reads kept for the three indicators that share them."""

    def __init__(self, ctx: Contexte) -> None:
        self.ctx = ctx

    @cached_property
    def publications(self) -> list[Publication]:
        """The publications active in Y; `lue`: has a reading on or before the last day."""
        lectures = Audience.objects.filter(publication=OuterRef("pk"), date__lte=self.ctx.dernier)
        return list(
            Publication.objects.filter(self.ctx.actif_dans_l_annee("ouvert_le", "ferme_le"))
            .annotate(lue=Exists(lectures))
            .order_by("code")
        )

    @cached_property
    def _lectures(self) -> list[Audience]:
        """Every reading of a stock up to the last day, and the flows of Y, in order of date."""
        return list(
            Audience.objects.filter(
                Q(mesure__in=STOCKS) | self.ctx.date_dans_l_annee("date"),
                date__lte=self.ctx.dernier,
            )
            .select_related("publication")
            .order_by("date", "pk")
        )

    @cached_property
    def derniers_stocks(self) -> dict[tuple[int, str], int]:
        """The last reading of each stock on or before the last day, by publication and measure."""
        return {(lu.publication_id, lu.mesure): lu.valeur for lu in self._lectures}

    @cached_property
    def _flux(self) -> list[Audience]:
        return [lu for lu in self._lectures if lu.mesure in FLUX]

    def stock(self, mesure: str, publications: list[Publication]) -> int | None:
        """The sum of the last readings; null where none of the publications has one."""
        lus = [
            self.derniers_stocks[p.pk, mesure]
            for p in publications
            if (p.pk, mesure) in self.derniers_stocks
        ]
        return sum(lus) if lus else None

    def flux(self, mesure: str, publications: list[Publication]) -> int | None:
        """The sum of the year's readings; null where none of the publications has one."""
        pks = {p.pk for p in publications}
        lus = [lu.valeur for lu in self._flux if lu.publication_id in pks and lu.mesure == mesure]
        return sum(lus) if lus else None

    def visites_des_sites(self) -> tuple[int | None, int]:
        """I3: visits of all publications of nature site or page, and the months with a reading."""
        lues = [
            lu
            for lu in self._flux
            if lu.mesure == "visites" and lu.publication.nature in ("site", "page")
        ]
        somme = sum(lu.valeur for lu in lues) if lues else None
        return somme, len({lu.date.month for lu in lues})

    @cached_property
    def parutions(self) -> list[Parution]:
        """Every issue, post and update dated in Y, in order."""
        return list(
            Parution.objects.filter(self.ctx.date_dans_l_annee("date", jusqu_au_bout=True))
            .select_related("publication")
            .order_by("date", "pk")
        )

    def diffusions_de_reference(self) -> tuple[int, int]:
        """C5: distinct documents of nature referentiel or rbp in the counted issues, and rows."""
        compte = Diffusion.objects.filter(
            self.ctx.date_dans_l_annee("parution__date"),
            parution__publication__nature="newsletter",
            nature__in=("referentiel", "rbp"),
        ).aggregate(documents=Count("document", distinct=True), lignes=Count("pk"))
        return compte["documents"], compte["lignes"]
