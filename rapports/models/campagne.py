"""The campaign of a year: its dates, what a cell was granted, the reminders sent."""

from django.db import models

from cellule.models import ModeleDeCellule
from cellule.models.base import dans_la_liste


class Echeance(models.TextChoices):
    """The two deadlines of a cell (instruction §4: report, financial statement)."""

    ACTIVITE = "activite", "rapport d’activité et programme d’actions"
    FINANCE = "finance", "bilan financier"


class Campagne(models.Model):
    """The calendar of the reports of a civil year, the same for all cells; outside the wall."""

    annee = models.PositiveSmallIntegerField("année des rapports", unique=True)
    ouverture = models.DateField("ouverture")
    remise_activite = models.DateField("remise du rapport d’activité à l’ARS")
    remise_finance = models.DateField("remise du bilan financier à l’ARS")
    fin_examen = models.DateField("fin de l’examen par l’ARS")
    compilation = models.DateField("compilation nationale")

    class Meta:
        verbose_name = "campagne"
        verbose_name_plural = "campagnes"
        ordering = ["-annee"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ouverture__lte=models.F("remise_activite"))
                & models.Q(ouverture__lte=models.F("remise_finance"))
                & models.Q(remise_activite__lte=models.F("fin_examen"))
                & models.Q(remise_finance__lte=models.F("fin_examen"))
                & models.Q(fin_examen__lte=models.F("compilation")),
                name="campagne_dates_en_ordre",
                violation_error_message="Les dates de la campagne ne se suivent pas.",
            )
        ]

    def __str__(self) -> str:
        return f"campagne {self.annee}"


class Prolongation(ModeleDeCellule):
    """A later deadline, granted to one cell by its agency, with the reason."""

    annee = models.PositiveSmallIntegerField("année")
    echeance = models.CharField("échéance", max_length=10, choices=Echeance)
    jour = models.DateField("nouvelle échéance")
    motif = models.TextField("motif")
    accordee_par = models.CharField("accordée par", max_length=300)
    accordee_le = models.DateTimeField("accordée le", auto_now=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "prolongation"
        verbose_name_plural = "prolongations"
        ordering = ["annee", "echeance"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "annee", "echeance"], name="prolongation_unique"
            ),
            dans_la_liste("prolongation", "echeance", Echeance),
            models.CheckConstraint(condition=~models.Q(motif=""), name="prolongation_motivee"),
        ]

    def __str__(self) -> str:
        return f"{self.get_echeance_display()} {self.annee} : {self.jour:%Y-%m-%d}"


class Rappel(ModeleDeCellule):
    """A reminder that was sent: the row is written first, so that none is sent twice."""

    annee = models.PositiveSmallIntegerField("année")
    genre = models.CharField("genre", max_length=50)
    destinataire = models.EmailField("destinataire")
    envoye_le = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "rappel"
        verbose_name_plural = "rappels"
        ordering = ["-envoye_le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "annee", "genre", "destinataire"], name="rappel_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.genre} {self.annee}"
