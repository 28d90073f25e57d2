"""The tenant."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Length

from .base import dans_la_liste

# regles §1: « Palliative types »; the first choice of a denominator for A3 leaves two out.
TYPES_PALLIATIFS = ("USP", "EMSP", "LISP", "HAD", "ERRSPP", "HDJ", "ETSP")
PERIMETRE_EQUIPES_PAR_DEFAUT = ("USP", "EMSP", "ERRSPP", "HDJ", "ETSP")


class FormeJuridique(models.TextChoices):
    ETABLISSEMENT = "etablissement", "rattachée à un établissement de santé"
    ASSOCIATION = "association", "association"
    GCS = "gcs", "groupement de coopération sanitaire"
    AUTRE = "autre", "autre"


class Cellule(models.Model):
    """A *cellule d'animation régionale de soins palliatifs*: the tenant.

    Outside the wall: its name, regions and time zone are public knowledge.
    """

    code = models.SlugField("code", max_length=50, unique=True)
    nom = models.CharField("nom", max_length=300)
    sigle = models.CharField("sigle", max_length=50, blank=True)
    regions = ArrayField(models.CharField(max_length=2), verbose_name="régions")
    departements = ArrayField(models.CharField(max_length=3), verbose_name="départements couverts")
    forme_juridique = models.CharField("forme juridique", max_length=20, choices=FormeJuridique)
    etablissement_finess = models.CharField(
        "FINESS de l’établissement porteur", max_length=9, blank=True
    )
    fuseau = models.CharField("fuseau horaire", max_length=64)
    perimetre_equipes = ArrayField(
        models.CharField(max_length=20),
        verbose_name="types d’équipes du dénominateur de A3",
        blank=True,
        default=list,
    )
    # What the cell uses, which the exchange format does not say.
    suit_les_communes = models.BooleanField("suit les référents santé des communes", default=False)

    class Meta:
        verbose_name = "cellule"
        verbose_name_plural = "cellules"
        ordering = ["nom", "pk"]
        constraints = [
            dans_la_liste("cellule", "forme_juridique", FormeJuridique),
            models.CheckConstraint(
                condition=~models.Q(regions=[]) & ~models.Q(departements=[]),
                name="cellule_a_un_territoire",
            ),
            models.CheckConstraint(
                condition=models.Q(etablissement_finess="")
                | models.Q(etablissement_finess__length=9),
                name="cellule_finess_neuf_caracteres",
            ),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.fuseau)

    @property
    def nom_court(self) -> str:
        return self.sigle or self.nom

    def aujourdhui(self) -> date:
        """The civil day of the cell, which rarely is that of Paris overseas."""
        return datetime.now(self.zone).date()

    def types_du_perimetre(self) -> tuple[str, ...]:
        """The palliative types in the denominator of A3 (regles, A3; format, cellule.csv)."""
        return tuple(self.perimetre_equipes) or PERIMETRE_EQUIPES_PAR_DEFAUT


models.CharField.register_lookup(Length, "length")
