"""Which working group a meeting is of; beside the exchange format, which has no such column."""

from django.db import models

from acteurs.models import GroupeDeTravail
from cellule.models import LienInterne, ModeleDeCellule

from .activites import Activite


class ReunionDeGroupe(ModeleDeCellule):
    """A meeting of one working group. Without it the meeting stays, and counts as it did."""

    activite = LienInterne(
        Activite, models.CASCADE, related_name="liens_groupes", verbose_name="réunion"
    )
    groupe = LienInterne(
        GroupeDeTravail,
        models.CASCADE,
        related_name="reunions",
        verbose_name="groupe de travail",
    )

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "réunion de groupe de travail"
        verbose_name_plural = "réunions de groupes de travail"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "activite"],
                name="reuniondegroupe_une_par_activite",
                violation_error_message="Cette réunion est déjà celle d’un groupe.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.activite}, {self.groupe}"
