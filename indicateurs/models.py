"""Stored results and declared zeros."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from cellule.models import ModeleDeCellule


class ZeroConstate(ModeleDeCellule):
    """« Nothing took place, nothing was forgotten » (regles §1, State)."""

    annee = models.PositiveSmallIntegerField("année")
    indicateur = models.CharField("indicateur", max_length=10)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "zéro constaté"
        verbose_name_plural = "zéros constatés"
        ordering = ["annee", "indicateur", "pk"]

    def __str__(self) -> str:
        return f"{self.indicateur} ({self.annee})"


class Releve(ModeleDeCellule):
    """The stored result of one indicator for one year (maison §3).

    `resultat` is the object of regles §2; `partages` what each `cle_partage` contributes, so that
    the nation is compiled from stored results alone. No person's name is in either.
    """

    lecture_nationale = True

    annee = models.PositiveSmallIntegerField("année")
    code = models.CharField("indicateur", max_length=10)
    version = models.CharField("version du catalogue", max_length=20)
    arret = models.DateField("arrêté au")
    calcule_le = models.DateTimeField("calculé le", auto_now=True)
    resultat = models.JSONField("résultat", encoder=DjangoJSONEncoder)
    partages = models.JSONField("faits partagés", default=dict, encoder=DjangoJSONEncoder)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "relevé d’indicateur"
        verbose_name_plural = "relevés d’indicateurs"
        ordering = ["annee", "code"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "annee", "code"], name="releve_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.annee}"
