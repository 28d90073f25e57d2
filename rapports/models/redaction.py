"""What the cell writes in its report: texts, corrected values, indicators of its own."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from cellule.models import LienInterne, ModeleDeCellule


class Texte(ModeleDeCellule):
    """A narrative section, or a comment on an indicator or on a section, of one year.

    `cle` says which: « redaction:mot », « indicateur:D2 », « section:equipe ». `revision` grows by
    one at each writing: who writes over another's is told, and keeps both (`RevisionTexte`).
    """

    annee = models.PositiveSmallIntegerField("année")
    cle = models.CharField("clé", max_length=80)
    contenu = models.TextField("texte", blank=True)
    revision = models.PositiveIntegerField("révision", default=1)
    auteur = models.CharField("auteur", max_length=300, blank=True)
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "texte du rapport"
        verbose_name_plural = "textes du rapport"
        ordering = ["annee", "cle"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "annee", "cle"], name="texte_unique")
        ]

    def __str__(self) -> str:
        return f"{self.cle} ({self.annee})"


class RevisionTexte(ModeleDeCellule):
    """A text as it was written once; `conflit` when another had written meanwhile."""

    texte = LienInterne(Texte, models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField("révision")
    contenu = models.TextField("texte", blank=True)
    auteur = models.CharField("auteur", max_length=300, blank=True)
    moment = models.DateTimeField("moment", auto_now_add=True)
    conflit = models.BooleanField("écartée par une autre", default=False)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "révision d’un texte"
        verbose_name_plural = "révisions des textes"
        ordering = ["texte", "-moment", "-pk"]

    def __str__(self) -> str:
        return f"révision {self.revision}"


class Correction(ModeleDeCellule):
    """A computed value that the cell contests, and the one that it gives instead, if it has one.

    The computed value is never touched: both are printed, with the motive.
    """

    annee = models.PositiveSmallIntegerField("année")
    code = models.CharField("indicateur", max_length=10)
    mesure = models.CharField("mesure", max_length=50)
    valeur = models.JSONField("valeur corrigée", null=True, encoder=DjangoJSONEncoder)
    motif = models.TextField("motif")
    auteur = models.CharField("auteur", max_length=300, blank=True)
    modifie_le = models.DateTimeField("modifiée le", auto_now=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "correction"
        verbose_name_plural = "corrections"
        ordering = ["annee", "code", "mesure"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "annee", "code", "mesure"], name="correction_unique"
            ),
            models.CheckConstraint(condition=~models.Q(motif=""), name="correction_motivee"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.mesure} ({self.annee})"


class IndicateurPropre(ModeleDeCellule):
    """An indicator that a cell adds for itself: in its own report only."""

    annee = models.PositiveSmallIntegerField("année")
    titre = models.CharField("titre", max_length=300)
    valeur = models.CharField("valeur", max_length=100, blank=True)
    unite = models.CharField("unité", max_length=100, blank=True)
    cible = models.CharField("cible", max_length=100, blank=True)
    commentaire = models.TextField("commentaire", blank=True)
    rang = models.PositiveSmallIntegerField("rang", default=0)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "indicateur propre"
        verbose_name_plural = "indicateurs propres"
        ordering = ["annee", "rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "annee", "titre"], name="indicateurpropre_unique"
            )
        ]

    def __str__(self) -> str:
        return self.titre
