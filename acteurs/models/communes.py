"""The communes that a cell works with: their *référent santé*, their project, what was said.

Beside the exchange format; `Cellule.suit_les_communes` shows it, off by default.
"""

from django.db import models

from cellule.models import Departement, LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, dates_en_ordre

from .professionnels import Professionnel
from .projets import Projet
from .structures import Structure


class EtapeCommune(models.TextChoices):
    """How far the health project of a commune has come (referent-sante-commune, S1)."""

    CONTACT = "contact", "prise de contact"
    RENCONTRES = "rencontres", "premières rencontres"
    PROJET = "projet", "projet de santé en préparation"
    OUVERTE = "ouverte", "maison de santé ouverte"
    PAUSE = "pause", "en pause"


class SuiviCommune(ModeleCode):
    """A commune: who in the mayor's team is its *référent santé* (an elected person, an agent, or
    both), and the project of a *maison de santé* (MSP) that they follow."""

    commune = models.CharField("commune", max_length=200)
    departement = models.ForeignKey(
        Departement, models.PROTECT, related_name="+", db_index=False, verbose_name="département"
    )
    elu = LienInterne(
        Professionnel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="référent santé élu",
    )
    agent = LienInterne(
        Professionnel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="référent santé agent",
    )
    mairie = models.CharField("maire et équipe municipale", max_length=300, blank=True)
    designe_le = models.DateField("désigné le", null=True, blank=True)
    fin = models.DateField("dernier jour du référent", null=True, blank=True)
    etape = models.CharField("étape", max_length=15, choices=EtapeCommune)
    projet = LienInterne(
        Projet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="projet de maison de santé",
    )
    structure = LienInterne(
        Structure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="maison de santé",
    )
    avancement = models.TextField("où en est la démarche", blank=True)
    relance_le = models.DateField("à relancer le", null=True, blank=True)
    relance_texte = models.CharField("objet de la relance", max_length=300, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "commune suivie"
        verbose_name_plural = "communes suivies"
        ordering = ["cle_tri", "pk"]
        constraints = [
            code_unique("suivicommune"),
            dans_la_liste("suivicommune", "etape", EtapeCommune),
            dates_en_ordre("suivicommune", "designe_le", "fin"),
        ]

    def __str__(self) -> str:
        return self.commune


class NatureEchange(models.TextChoices):
    PREMIERE = "premiere", "première rencontre avec les professionnels"
    REUNION = "reunion", "réunion"
    ECHANGE = "echange", "échange"
    RELANCE = "relance", "relance"
    INFORMATION = "information", "information des élus"


class EchangeCommune(ModeleDeCellule):
    """What was said or done with a commune, one day."""

    suivi = LienInterne(
        SuiviCommune, models.CASCADE, related_name="echanges", verbose_name="commune"
    )
    date = models.DateField("date")
    nature = models.CharField("nature", max_length=15, choices=NatureEchange)
    texte = models.TextField("ce qui a été dit ou fait", blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "échange avec une commune"
        verbose_name_plural = "échanges avec les communes"
        ordering = ["date", "pk"]
        constraints = [dans_la_liste("echangecommune", "nature", NatureEchange)]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} ({self.date})"
