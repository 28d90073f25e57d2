"""Pairs of sheets that look alike and are not the same: said once, never asked again."""

from django.db import models

from cellule.models import ModeleDeCellule
from cellule.models.base import dans_la_liste


class Ressemblance(models.TextChoices):
    """What may be there twice, by the names of the exchange format."""

    STRUCTURES = "structures", "structures"
    PROFESSIONNELS = "professionnels", "professionnels"


class PaireEcartee(ModeleDeCellule):
    """Two sheets, the lesser key first; they may go, the pair then says nothing any more."""

    sorte = models.CharField("sorte", max_length=20, choices=Ressemblance)
    premiere = models.BigIntegerField("première fiche")
    seconde = models.BigIntegerField("seconde fiche")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "paire écartée"
        verbose_name_plural = "paires écartées"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "sorte", "premiere", "seconde"], name="paireecartee_unique"
            ),
            dans_la_liste("paireecartee", "sorte", Ressemblance),
            models.CheckConstraint(
                condition=models.Q(premiere__lt=models.F("seconde")),
                name="paireecartee_en_ordre",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sorte} {self.premiere} et {self.seconde}"
