"""What a cell calls its *référents*, and what it asks of them; beside the exchange format."""

from django.db import models

from cellule.models import ModeleDeCellule


class FonctionReferent(ModeleDeCellule):
    """The words of a cell for the post; without a row, those of `antennes/mandats/modele.py`."""

    libelle = models.CharField("nom de la fonction", max_length=60)
    pluriel = models.CharField("nom au pluriel", max_length=60)
    fiche = models.TextField("fiche de poste")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "fonction de référent"
        verbose_name_plural = "fonctions de référents"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cellule"], name="fonctionreferent_une_par_cellule")
        ]

    def __str__(self) -> str:
        return self.libelle
