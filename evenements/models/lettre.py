"""What the next letter should say: facts noted as they come; beside the exchange format."""

from django.db import models

from cellule.models import LienInterne, ModeleDeCellule

from .communication import Parution


class Annonce(ModeleDeCellule):
    """A row of any table that a letter should tell of, known as the trail knows it: `table` and
    `cle`. It waits for an issue until `parution` says in which it was; it stays where it is while
    its row is in the bin."""

    table = models.CharField("table", max_length=63)
    cle = models.BigIntegerField("ligne")
    notee_le = models.DateField("notée le")
    notee_par = models.CharField("notée par", max_length=300, blank=True)
    parution = LienInterne(
        Parution,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="annonces",
        verbose_name="parution",
    )

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "annonce pour la lettre"
        verbose_name_plural = "annonces pour la lettre"
        ordering = ["notee_le", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "table", "cle", "parution"],
                name="annonce_une_par_numero",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.cle}"
