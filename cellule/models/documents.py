"""Documents that stand elsewhere, named on the page of a row: no file is kept here."""

from django.db import models

from .base import ModeleDeCellule


class Document(ModeleDeCellule):
    """A link beside a row of any table, known as the trail knows it: `table` and `cle`. It waits
    where it is while its row is in the bin."""

    table = models.CharField("table", max_length=63)
    cle = models.BigIntegerField("ligne")
    titre = models.CharField("titre", max_length=300)
    lien = models.CharField("adresse du document", max_length=1000)
    ajoute_le = models.DateField("ajouté le")
    ajoute_par = models.CharField("ajouté par", max_length=300, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"
        ordering = ["-ajoute_le", "-pk"]
        indexes = [models.Index(fields=["cellule", "table", "cle"], name="document_d_une_ligne")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lien__startswith="https://"), name="document_lien_sur"
            )
        ]

    def __str__(self) -> str:
        return self.titre
