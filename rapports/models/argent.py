"""The convention, the money and the programme: what the annual report owes to the ARS."""

from django.db import models

from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, dates_en_ordre, nombre_exact


class Source(models.TextChoices):
    FIR = "fir", "fonds d’intervention régional"
    AUTRE = "autre", "autre ressource"


class PosteDepense(models.TextChoices):
    PERSONNEL = "personnel", "personnel"
    MATERIEL = "materiel", "matériel et équipements"
    PRESTATIONS = "prestations", "prestations extérieures"
    DEPLACEMENTS = "deplacements", "déplacements"
    AUTRE = "autre", "autre"


class Mission(models.TextChoices):
    DIAGNOSTIC = "D", "Diagnostics et lisibilité de l’offre"
    ANIMATION = "A", "Animation des acteurs"
    CULTURE = "C", "Culture et démarche palliatives"
    INFORMATION = "I", "Information"


class Realisation(models.TextChoices):
    """What became of an action of the programme; empty while nobody has said."""

    FAIT = "fait", "fait"
    EN_COURS = "en_cours", "en cours"
    REPORTE = "reporte", "reporté"
    ABANDONNE = "abandonne", "abandonné"


def montant_fini(modele: str) -> models.CheckConstraint:
    """« Numbers are finite […] (`montant` may be [negative]). » (format)"""
    return models.CheckConstraint(
        condition=models.Q(montant__gt=-(10**12), montant__lt=10**12), name=f"{modele}_montant_fini"
    )


class Convention(ModeleCode):
    """An agreement with the ARS."""

    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour")
    objectifs = models.TextField("objectifs", blank=True)
    signee_le = models.DateField("signée le", null=True, blank=True)

    class Meta(ModeleCode.Meta):
        verbose_name = "convention"
        verbose_name_plural = "conventions"
        ordering = ["debut", "pk"]
        constraints = [
            code_unique("convention"),
            dates_en_ordre("convention", "debut", "fin"),
        ]


class Financement(ModeleDeCellule):
    annee = models.PositiveSmallIntegerField("année")
    source = models.CharField("source", max_length=5, choices=Source)
    origine = models.CharField("origine", max_length=300, blank=True)
    montant = nombre_exact("montant en euros")
    convention = LienInterne(
        Convention, models.PROTECT, null=True, blank=True, related_name="financements"
    )

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "financement"
        verbose_name_plural = "financements"
        ordering = ["annee", "pk"]
        constraints = [dans_la_liste("financement", "source", Source), montant_fini("financement")]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.annee}"


class Depense(ModeleDeCellule):
    annee = models.PositiveSmallIntegerField("année")
    poste = models.CharField("poste", max_length=15, choices=PosteDepense)
    libelle = models.CharField("libellé", max_length=300, blank=True)
    montant = nombre_exact("montant en euros")
    source = models.CharField("source", max_length=5, choices=Source)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "dépense"
        verbose_name_plural = "dépenses"
        ordering = ["annee", "pk"]
        constraints = [
            dans_la_liste("depense", "poste", PosteDepense),
            dans_la_liste("depense", "source", Source),
            montant_fini("depense"),
        ]

    def __str__(self) -> str:
        return f"{self.get_poste_display()} {self.annee}"


class LigneProgramme(ModeleDeCellule):
    """One action of a year's programme."""

    annee = models.PositiveSmallIntegerField("année")
    mission = models.CharField("mission", max_length=1, choices=Mission)
    objectif = models.TextField("objectif")
    action = models.TextField("action")
    pilote = models.CharField("pilote", max_length=300, blank=True)
    echeance = models.DateField("échéance", null=True, blank=True)
    indicateur = models.CharField("indicateur", max_length=10, blank=True)
    # What was done of it, told a year later: no part of the exchange format.
    realisation = models.CharField("réalisation", max_length=10, choices=Realisation, blank=True)
    bilan = models.TextField("bilan", blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "ligne du programme"
        verbose_name_plural = "programme d’actions"
        ordering = ["annee", "pk"]
        constraints = [
            dans_la_liste("ligneprogramme", "mission", Mission),
            dans_la_liste("ligneprogramme", "realisation", Realisation, vide=True),
        ]

    def __str__(self) -> str:
        return self.action
