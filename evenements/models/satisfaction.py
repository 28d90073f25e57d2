"""What those who came thought of an event or a training; beside the exchange format."""

from django.db import models

from cellule.models import LienInterne, ModeleDeCellule
from cellule.typographie import nombre, pourcent

from .activites import Activite

NOTE_MAXI, PART_MAXI = 5, 100


class Satisfaction(ModeleDeCellule):
    """The answers to the questionnaire of one activity, as the cell has counted them."""

    activite = LienInterne(
        Activite, models.CASCADE, related_name="satisfactions", verbose_name="activité"
    )
    reponses = models.PositiveIntegerField("nombre de réponses")
    note = models.DecimalField(
        "note moyenne sur 5", max_digits=3, decimal_places=2, null=True, blank=True
    )
    satisfaits = models.DecimalField(
        "part de satisfaits, en pourcentage", max_digits=5, decimal_places=2, null=True, blank=True
    )
    commentaire = models.TextField("commentaire", blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "satisfaction"
        verbose_name_plural = "satisfactions"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "activite"],
                name="satisfaction_une_par_activite",
                violation_error_message="La satisfaction de cette activité est déjà notée.",
            ),
            models.CheckConstraint(
                condition=models.Q(note__isnull=True) | models.Q(note__range=(0, NOTE_MAXI)),
                name="satisfaction_note_sur_cinq",
            ),
            models.CheckConstraint(
                condition=models.Q(satisfaits__isnull=True)
                | models.Q(satisfaits__range=(0, PART_MAXI)),
                name="satisfaction_part_sur_cent",
            ),
            models.CheckConstraint(
                condition=models.Q(reponses__gt=0)
                & (models.Q(note__isnull=False) | models.Q(satisfaits__isnull=False)),
                name="satisfaction_dit_quelque_chose",
            ),
        ]

    def __str__(self) -> str:
        return en_mots(self.note, self.satisfaits, self.reponses)


def en_mots(note, satisfaits, reponses: int) -> str:
    """« 4,25 sur 5, 92 % de satisfaits (12 réponses) »."""
    dits = [f"{nombre(note, 2)} sur 5"] if note is not None else []
    dits += [f"{pourcent(satisfaits)} de satisfaits"] if satisfaits is not None else []
    return f"{', '.join(dits)} ({nombre(reponses)} réponse{'s' if reponses > 1 else ''})"
