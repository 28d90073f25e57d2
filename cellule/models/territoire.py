"""Reference data: regions and departments (COG 2026, INSEE; `cellule/donnees/`)."""

from django.db import models


class Region(models.Model):
    """An administrative region, by its INSEE code (text: 01 is Guadeloupe)."""

    code = models.CharField("code INSEE", max_length=2, primary_key=True)
    nom = models.CharField("nom", max_length=50)

    class Meta:
        verbose_name = "région"
        verbose_name_plural = "régions"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.nom


class Departement(models.Model):
    """A department, by its INSEE code (text: 2A, 01)."""

    code = models.CharField("code INSEE", max_length=3, primary_key=True)
    nom = models.CharField("nom", max_length=50)
    region = models.ForeignKey(Region, models.PROTECT, related_name="departements")
    population = models.PositiveIntegerField("population estimée au 1er janvier 2024")
    population_75_plus = models.PositiveIntegerField("population de 75 ans et plus")

    class Meta:
        verbose_name = "département"
        verbose_name_plural = "départements"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.nom} ({self.code})"


class EtatRegion(models.Model):
    """A region without a cell: where the project stands and who supports it (regles §3)."""

    class Avancement(models.TextChoices):
        AUCUN = "aucun", "aucun projet connu"
        APPEL = "appel_a_projet", "appel à projet en cours"
        CREATION = "en_creation", "cellule en cours de création"

    region = models.OneToOneField(Region, models.PROTECT, related_name="etat")
    avancement = models.CharField("avancement", max_length=20, choices=Avancement)
    appui = models.TextField("appui d’autres cellules", blank=True)

    class Meta:
        verbose_name = "état d’une région sans cellule"
        verbose_name_plural = "états des régions sans cellule"

    def __str__(self) -> str:
        return f"{self.region} : {self.get_avancement_display()}"
