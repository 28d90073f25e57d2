"""What people keep of the lists: their views."""

from django.conf import settings
from django.db import models

from .base import ModeleDeCellule


class FiltreEnregistre(ModeleDeCellule):
    """A saved view: filters, order and columns of a list under a name, of one person or, without
    any, of the whole cell."""

    liste = models.CharField("liste", max_length=50)
    nom = models.CharField("nom", max_length=100)
    parametres = models.TextField("paramètres", blank=True)
    utilisateur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="propriétaire",
    )

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "vue enregistrée"
        verbose_name_plural = "vues enregistrées"
        ordering = ["nom", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "liste", "utilisateur", "nom"],
                name="filtreenregistre_un_nom",
                nulls_distinct=False,
                violation_error_message="Une vue porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.nom
