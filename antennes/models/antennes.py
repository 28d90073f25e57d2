"""Antennas and the mandates of territorial referents."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from acteurs.models import Professionnel
from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, dates_en_ordre, nombre_exact, positif


class NatureAntenne(models.TextChoices):
    DEPARTEMENT = "departement", "département"
    FILIERE = "filiere", "filière territoriale"
    AUTRE = "autre", "autre territoire"


class Antenne(ModeleCode):
    """A departmental or territorial antenna, a territory of its own with its dates."""

    nom = models.CharField("nom", max_length=300)
    nature = models.CharField("nature", max_length=20, choices=NatureAntenne)
    departements = ArrayField(models.CharField(max_length=3), verbose_name="départements touchés")
    ouverte_le = models.DateField("ouverte le")
    fermee_le = models.DateField("fermée le", null=True, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "antenne"
        verbose_name_plural = "antennes"
        ordering = ["cle_tri", "pk"]
        constraints = [
            code_unique("antenne"),
            dans_la_liste("antenne", "nature", NatureAntenne),
            dates_en_ordre("antenne", "ouverte_le", "fermee_le"),
            models.CheckConstraint(
                condition=~models.Q(departements=[]), name="antenne_a_un_departement"
            ),
        ]

    def __str__(self) -> str:
        return self.nom


class QualiteReferent(models.TextChoices):
    TITULAIRE = "titulaire", "titulaire"
    BINOME = "binome", "en binôme"
    ADJOINT = "adjoint", "adjoint"


class Mandat(ModeleDeCellule):
    """The mandate of a *référent territorial* on an antenna.

    `qualite` is no part of the exchange format (`colonnes.REFERENTS_SUIVIS`).
    """

    antenne = LienInterne(Antenne, models.PROTECT, related_name="mandats")
    professionnel = LienInterne(Professionnel, models.PROTECT, related_name="mandats_referent")
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True)
    etp = nombre_exact("part de poste (ETP)", null=True, blank=True)
    qualite = models.CharField("qualité", max_length=10, choices=QualiteReferent, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "mandat de référent"
        verbose_name_plural = "mandats de référents"
        ordering = ["debut", "pk"]
        constraints = [
            dates_en_ordre("mandat", "debut", "fin"),
            positif("mandat", "etp"),
            dans_la_liste("mandat", "qualite", QualiteReferent, vide=True),
            models.CheckConstraint(
                condition=models.Q(etp__isnull=True) | models.Q(etp__lte=1),
                name="mandat_etp_au_plus_1",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.professionnel}, {self.antenne}"
