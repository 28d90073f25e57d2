"""Diagnoses, actions, surveys, sharing with other cells, contact means, web resources."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from acteurs.models import Structure
from cellule.models import LienInterne, ModeleDeCellule
from cellule.models.base import dans_la_liste, dates_en_ordre


class StatutDiagnostic(models.TextChoices):
    EN_COURS = "en_cours", "en cours"
    PUBLIE = "publie", "publié"
    ABANDONNE = "abandonne", "abandonné"


class Diagnostic(ModeleDeCellule):
    """A territorial diagnosis: « état des lieux » (D3)."""

    intitule = models.CharField("intitulé", max_length=500)
    departements = ArrayField(models.CharField(max_length=3), verbose_name="départements couverts")
    statut = models.CharField("statut", max_length=10, choices=StatutDiagnostic)
    publie_le = models.DateField("publié le", null=True, blank=True)
    lien = models.TextField("document", blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "diagnostic territorial"
        verbose_name_plural = "diagnostics territoriaux"
        ordering = ["pk"]
        constraints = [
            dans_la_liste("diagnostic", "statut", StatutDiagnostic),
            models.CheckConstraint(
                name="diagnostic_publie_le_selon_statut",
                condition=models.Q(statut="publie", publie_le__isnull=False)
                | (~models.Q(statut="publie") & models.Q(publie_le__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.intitule


class StatutAction(models.TextChoices):
    PREVUE = "prevue", "prévue"
    EN_COURS = "en_cours", "en cours"
    TERMINEE = "terminee", "terminée"
    ABANDONNEE = "abandonnee", "abandonnée"


class Action(ModeleDeCellule):
    """An action with the ARS or partners (D4)."""

    intitule = models.CharField("intitulé", max_length=500)
    nature = models.CharField("nature", max_length=200)
    objectifs = models.TextField("objectifs", blank=True)
    avec_ars = models.BooleanField("avec l’ARS")
    partenaires = models.ManyToManyField(
        Structure, through="PartenaireAction", related_name="+", blank=True
    )
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True)
    statut = models.CharField("statut", max_length=10, choices=StatutAction)
    cle_tri = models.CharField(max_length=300, editable=False, default="")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "action"
        verbose_name_plural = "actions"
        ordering = ["debut", "pk"]
        constraints = [
            dans_la_liste("action", "statut", StatutAction),
            dates_en_ordre("action", "debut", "fin"),
            models.CheckConstraint(
                name="action_terminee_a_une_fin",
                condition=~models.Q(statut="terminee") | models.Q(fin__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.intitule


class PartenaireAction(ModeleDeCellule):
    action = LienInterne(Action, models.CASCADE, related_name="liens_partenaires")
    structure = LienInterne(Structure, models.PROTECT, related_name="+")
    rang = models.PositiveIntegerField("rang", default=0)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "partenaire d’une action"
        verbose_name_plural = "partenaires des actions"
        ordering = ["rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "action", "structure"], name="partenaireaction_unique"
            )
        ]

    def __str__(self) -> str:
        return str(self.structure)


class Cadre(models.TextChoices):
    ARS = "ars", "en lien avec l’ARS"
    INTERCELLULES = "intercellules", "avec d’autres cellules"
    PARTENARIAT = "partenariat", "dans un partenariat"
    NATIONALE = "nationale", "enquête nationale"
    AUTRE = "autre", "autre"


class Realisation(models.TextChoices):
    REALISEE = "realisee", "réalisée"
    RELAYEE = "relayee", "relayée"


class StatutEnquete(models.TextChoices):
    PREVUE = "prevue", "prévue"
    OUVERTE = "ouverte", "ouverte"
    CLOSE = "close", "close"
    ANNULEE = "annulee", "annulée"


class Enquete(ModeleDeCellule):
    """A survey (D7)."""

    intitule = models.CharField("intitulé", max_length=500)
    cadre = models.CharField("cadre", max_length=15, choices=Cadre)
    ouverte_le = models.DateField("ouverte le")
    close_le = models.DateField("close le", null=True, blank=True)
    realisation = models.CharField("réalisation", max_length=10, choices=Realisation)
    statut = models.CharField("statut", max_length=10, choices=StatutEnquete)
    destinataires = models.PositiveIntegerField("destinataires", null=True, blank=True)
    reponses = models.PositiveIntegerField("réponses", null=True, blank=True)
    cle_partage = models.CharField("clé de partage", max_length=200, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "enquête"
        verbose_name_plural = "enquêtes"
        ordering = ["ouverte_le", "pk"]
        constraints = [
            dans_la_liste("enquete", "cadre", Cadre),
            dans_la_liste("enquete", "realisation", Realisation),
            dans_la_liste("enquete", "statut", StatutEnquete),
            dates_en_ordre("enquete", "ouverte_le", "close_le"),
            models.CheckConstraint(
                name="enquete_close_a_une_date",
                condition=~models.Q(statut="close") | models.Q(close_le__isnull=False),
            ),
            models.CheckConstraint(
                name="enquete_reponses_au_plus_destinataires",
                condition=models.Q(reponses__isnull=True)
                | models.Q(destinataires__isnull=True)
                | models.Q(reponses__lte=models.F("destinataires")),
            ),
        ]

    def __str__(self) -> str:
        return self.intitule


class NatureMutualisation(models.TextChoices):
    OUTIL = "outil", "outil"
    INFORMATION = "information", "information"
    PROJET = "projet", "projet"
    FORMATION = "formation", "formation"
    AUTRE = "autre", "autre"


class Mutualisation(ModeleDeCellule):
    """Something shared with other cells (A7); their codes are plain text (maison §4.9)."""

    intitule = models.CharField("intitulé", max_length=500)
    nature = models.CharField("nature", max_length=15, choices=NatureMutualisation)
    date = models.DateField("date")
    cellules = ArrayField(
        models.CharField(max_length=100), verbose_name="autres cellules", blank=True, default=list
    )

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "mutualisation"
        verbose_name_plural = "mutualisations"
        ordering = ["date", "pk"]
        constraints = [dans_la_liste("mutualisation", "nature", NatureMutualisation)]

    def __str__(self) -> str:
        return self.intitule


class NatureRessource(models.TextChoices):
    SITE = "site", "site"
    PAGE = "page", "page"
    LIEN = "lien", "lien"


class RessourceWeb(ModeleDeCellule):
    """A web resource for orientation (D5)."""

    url = models.TextField("adresse")
    nature = models.CharField("nature", max_length=5, choices=NatureRessource)
    en_ligne_le = models.DateField("en ligne le")
    retiree_le = models.DateField("dernier jour en ligne", null=True, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "ressource en ligne"
        verbose_name_plural = "ressources en ligne"
        ordering = ["en_ligne_le", "pk"]
        constraints = [
            dans_la_liste("ressourceweb", "nature", NatureRessource),
            dates_en_ordre("ressourceweb", "en_ligne_le", "retiree_le"),
        ]

    def __str__(self) -> str:
        return self.url


class NatureContact(models.TextChoices):
    TELEPHONE = "telephone", "téléphone"
    COURRIEL = "courriel", "courriel"
    FORMULAIRE = "formulaire", "formulaire"
    ACCUEIL = "accueil", "accueil"
    AUTRE = "autre", "autre"


class MoyenContact(ModeleDeCellule):
    """A contact means of the cell (A1)."""

    nature = models.CharField("nature", max_length=15, choices=NatureContact)
    valeur = models.CharField("valeur", max_length=500)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "moyen de contact"
        verbose_name_plural = "moyens de contact"
        ordering = ["debut", "pk"]
        constraints = [
            dans_la_liste("moyencontact", "nature", NatureContact),
            dates_en_ordre("moyencontact", "debut", "fin"),
        ]

    def __str__(self) -> str:
        return self.valeur
