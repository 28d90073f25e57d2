"""The bin: what was removed by mistake, whole, for thirty days (maison §8)."""

from datetime import timedelta
from math import ceil

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from .base import LienInterne, ModeleDeCellule
from .travail import Trace

JOURS = 30


class Corbeille(ModeleDeCellule):
    """What one removal took away: the rows, and all that went with them, column by column.

    The trace says what, of which table, by whom and when. `codes` are kept from being given to
    another row as long as these may come back.
    """

    trace = LienInterne(Trace, models.PROTECT, related_name="+", verbose_name="suppression")
    contenu = models.JSONField("contenu", encoder=DjangoJSONEncoder)
    codes = ArrayField(models.CharField(max_length=100), verbose_name="codes", default=list)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "ligne à la corbeille"
        verbose_name_plural = "lignes à la corbeille"
        ordering = ["-trace_id"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "trace"], name="corbeille_une_suppression")
        ]

    def __str__(self) -> str:
        return self.trace.objet

    @property
    def jours_restants(self) -> int:
        """The days before it is emptied, the one begun included."""
        reste = self.trace.moment + timedelta(days=JOURS) - timezone.now()
        return max(0, ceil(reste / timedelta(days=1)))

    @property
    def suivantes(self) -> int:
        """How many rows went with those that were removed; for who has counted (`combien`)."""
        return self.combien - max(1, len(self.trace.lignes))
