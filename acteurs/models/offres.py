"""Job offers relayed, and the process that brings people and vacancies together (A6)."""

from django.db import models

from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dates_en_ordre

from .structures import Structure


class Offre(ModeleCode):
    structure = LienInterne(Structure, models.PROTECT, related_name="offres")
    poste = models.CharField("poste", max_length=300)
    publiee_le = models.DateField("publiée le")
    expire_le = models.DateField("expire le", null=True, blank=True)
    pourvue_le = models.DateField("pourvue le", null=True, blank=True)
    repost_de = LienInterne(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reposts",
        verbose_name="remise en ligne de",
    )
    cle_tri = models.CharField(max_length=300, editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "offre d’emploi"
        verbose_name_plural = "offres d’emploi"
        ordering = ["publiee_le", "pk"]
        constraints = [
            code_unique("offre"),
            dates_en_ordre("offre", "publiee_le", "expire_le"),
            dates_en_ordre("offre", "publiee_le", "pourvue_le"),
            models.CheckConstraint(
                condition=models.Q(repost_de__isnull=True) | ~models.Q(repost_de=models.F("id")),
                name="offre_n_est_pas_son_repost",
            ),
        ]

    def __str__(self) -> str:
        return self.poste


class ProcessPostes(ModeleDeCellule):
    intitule = models.CharField("intitulé", max_length=500)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "process de rencontre sur les postes"
        verbose_name_plural = "process de rencontre sur les postes"
        ordering = ["debut", "pk"]
        constraints = [dates_en_ordre("processpostes", "debut", "fin")]

    def __str__(self) -> str:
        return self.intitule
