"""What the calendars of others read: the addresses given, and what they must be told has gone."""

import hashlib

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from cellule.models import LienInterne, ModeleDeCellule
from cellule.models.base import dans_la_liste

from .activites import TypeActivite

# How far back a calendar looks, and how long it is told that something will not be.
JOURS_PASSES, JOURS_D_UNE_ANNULATION = 365, 90


class PorteeAbonnement(models.TextChoices):
    MES_ANTENNES = "mes_antennes", "mes antennes"
    CELLULE = "cellule", "toute la cellule"
    ANTENNE = "antenne", "une antenne"


def empreinte_de(jeton: str) -> str:
    """A token of 32 random bytes cannot be guessed from its digest: no salt is needed."""
    return hashlib.sha256(jeton.encode()).hexdigest()


class Abonnement(ModeleDeCellule):
    """A secret address at which the calendar of a person reads the journal.

    Only the digest of its token is kept: the address is shown once, when it is made. Revoked, it
    is removed: no address can come back.
    """

    utilisateur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="propriétaire"
    )
    portee = models.CharField("portée", max_length=20, choices=PorteeAbonnement)
    antenne = LienInterne(
        "antennes.Antenne",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="antenne",
    )
    empreinte = models.CharField("empreinte", max_length=64, editable=False)
    cree_le = models.DateTimeField("créée le", default=timezone.now, editable=False)
    lu_le = models.DateTimeField("dernière lecture", null=True, editable=False)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "adresse de calendrier"
        verbose_name_plural = "adresses de calendrier"
        ordering = ["-pk"]
        constraints = [
            dans_la_liste("abonnement", "portee", PorteeAbonnement),
            models.UniqueConstraint(
                fields=["cellule", "empreinte"], name="abonnement_empreinte_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(portee=PorteeAbonnement.ANTENNE, antenne__isnull=False)
                | (~models.Q(portee=PorteeAbonnement.ANTENNE) & models.Q(antenne__isnull=True)),
                name="abonnement_antenne_selon_portee",
            ),
        ]

    def __str__(self) -> str:
        return str(self.antenne) if self.antenne_id else self.get_portee_display()


class ActiviteRetiree(ModeleDeCellule):
    """What calendars are told of an activity that is no longer in the journal: that it will not be.

    Nothing that somebody typed is in it: what was erased for good stays so.
    """

    cle = models.BigIntegerField("clé de l’activité")
    type = models.CharField("type", max_length=30, choices=TypeActivite)
    debut = models.CharField("début", max_length=25)
    fin = models.CharField("fin", max_length=25, blank=True)
    antennes = ArrayField(models.BigIntegerField(), verbose_name="antennes", default=list)
    seances = ArrayField(models.CharField(max_length=25), verbose_name="séances", default=list)
    revision = models.PositiveIntegerField("révision")
    retiree_le = models.DateTimeField("retirée le", default=timezone.now)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "activité retirée"
        verbose_name_plural = "activités retirées"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "cle"], name="activiteretiree_une_fois"),
            dans_la_liste("activiteretiree", "type", TypeActivite),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()}, {self.debut}"
