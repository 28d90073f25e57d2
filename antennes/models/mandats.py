"""What a cell calls its *référents*, asks of them, and hands over after them; beside the format."""

from django.db import models

from cellule.models import LienInterne, ModeleDeCellule

from .antennes import Mandat


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


class DossierDePassation(ModeleDeCellule):
    """What a mandate left when it ended: a PDF, as it was written that night."""

    mandat = LienInterne(Mandat, models.CASCADE, related_name="dossiers")
    fin = models.DateField("dernier jour du mandat")
    pdf = models.BinaryField("dossier")
    ecrit_le = models.DateTimeField("écrit le", auto_now_add=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "dossier de passation"
        verbose_name_plural = "dossiers de passation"
        ordering = ["-fin", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "mandat", "fin"], name="dossierdepassation_une_fois"
            )
        ]

    def __str__(self) -> str:
        return f"Passation, {self.mandat}"
