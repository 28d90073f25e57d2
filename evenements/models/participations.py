"""Attendance and minutes."""

from django.db import models

from acteurs.models import Professionnel, Projet, Structure
from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste
from cellule.perimetre import GestionnaireDeCellule

from .activites import Activite


class StatutPresence(models.TextChoices):
    INSCRIT = "inscrit", "inscrit"
    PRESENT = "present", "présent"
    EXCUSE = "excuse", "excusé"
    ABSENT = "absent", "absent"


class Qualite(models.TextChoices):
    PARTICIPANT = "participant", "participant"
    INTERVENANT = "intervenant", "intervenant"
    ANIMATEUR = "animateur", "animateur"


class Participation(ModeleDeCellule):
    """One named attendance; a person may appear twice in one activity.

    `compte` empty means: counted, except the cell's own team and speakers (regles §1).
    """

    activite = LienInterne(Activite, models.CASCADE, related_name="participations")
    professionnel = LienInterne(Professionnel, models.PROTECT, related_name="participations")
    structure = LienInterne(
        Structure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="structure représentée",
    )
    statut = models.CharField("statut", max_length=10, choices=StatutPresence)
    qualite = models.CharField("qualité", max_length=15, choices=Qualite, blank=True)
    compte = models.BooleanField("compté", null=True, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "participation"
        verbose_name_plural = "participations"
        ordering = ["pk"]
        constraints = [
            dans_la_liste("participation", "statut", StatutPresence),
            dans_la_liste("participation", "qualite", Qualite, vide=True),
        ]

    def __str__(self) -> str:
        return f"{self.professionnel}, {self.activite}"


class Presence(models.Model):
    """A view: the participations with statut `present`, with the notions of regles §1.

    `comptee`: counted presence. `de_la_cellule`: of the salaried team. `structure`: the surviving
    structure represented, else that of the person's main structure, else empty.
    Made by a migration with `security_invoker`, so that the policies of its tables apply.
    """

    cellule = models.ForeignKey("cellule.Cellule", models.DO_NOTHING, related_name="+")
    activite = models.ForeignKey(Activite, models.DO_NOTHING, related_name="presences")
    professionnel = models.ForeignKey(Professionnel, models.DO_NOTHING, related_name="+")
    structure = models.ForeignKey(Structure, models.DO_NOTHING, null=True, related_name="+")
    comptee = models.BooleanField()
    de_la_cellule = models.BooleanField()

    objects = GestionnaireDeCellule()

    class Meta:
        managed = False
        base_manager_name = "objects"
        verbose_name = "présence"
        verbose_name_plural = "présences"


class Rencontre(models.Model):
    """A view: the surviving structures met in each activity, with repeats (regles §1,
    « Structures met »): those named, and those represented by people outside the cell's team."""

    pk = models.CompositePrimaryKey("activite_id", "structure_id")
    cellule = models.ForeignKey("cellule.Cellule", models.DO_NOTHING, related_name="+")
    activite = models.ForeignKey(Activite, models.DO_NOTHING, related_name="rencontres")
    structure = models.ForeignKey(Structure, models.DO_NOTHING, related_name="rencontres")

    objects = GestionnaireDeCellule()

    class Meta:
        managed = False
        base_manager_name = "objects"
        verbose_name = "rencontre"
        verbose_name_plural = "rencontres"


class DerniereRencontre(ModeleDeCellule):
    """The last day on which a surviving structure was met, as of the day it was written, and the
    first held day of meeting after that one, of a file or a slip, if any: once it has come, what
    is kept says nothing. Triggers alone write it (migration `0011_rencontres_gardees`), from what
    the view `Rencontre` shows (docs/decisions/last-meeting-kept.md)."""

    structure = LienInterne(Structure, models.CASCADE, related_name="rencontres_gardees")
    jour = models.DateField("dernier jour de rencontre", null=True)
    prochain = models.DateField("premier jour encore à venir", null=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "dernière rencontre"
        verbose_name_plural = "dernières rencontres"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "structure"], name="derniererencontre_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.structure}, {self.jour}"


class Rubrique(models.TextChoices):
    QUESTION = "question", "question"
    CONSTAT = "constat", "constat"
    PROPOSITION = "proposition", "proposition"
    VIGILANCE = "vigilance", "point de vigilance"
    DECISION = "decision", "décision"
    INFORMATION = "information", "information"


class Theme(models.TextChoices):
    PROBLEMATIQUE = "problematique", "problématique"
    BESOIN = "besoin", "besoin"
    ATTENTE = "attente", "attente"
    AUTRE = "autre", "autre"


class Suite(models.TextChoices):
    OUVERTE = "ouverte", "ouverte"
    EN_COURS = "en_cours", "en cours"
    FAITE = "faite", "faite"
    ABANDONNEE = "abandonnee", "abandonnée"


# What still waits for somebody, and what does not.
SUITES_OUVERTES = (Suite.OUVERTE, Suite.EN_COURS)
SUITES_CLOSES = (Suite.FAITE, Suite.ABANDONNEE)


class LigneCompteRendu(ModeleCode):
    """One line of the minutes; never a patient's name."""

    activite = LienInterne(Activite, models.CASCADE, related_name="lignes_compte_rendu")
    rubrique = models.CharField("rubrique", max_length=15, choices=Rubrique)
    texte = models.TextField("texte")
    theme = models.CharField("thème", max_length=15, choices=Theme, blank=True)
    projet = LienInterne(Projet, models.PROTECT, null=True, blank=True, related_name="+")
    suite = models.CharField("suite", max_length=15, choices=Suite, blank=True)
    responsable = LienInterne(
        Professionnel, models.PROTECT, null=True, blank=True, related_name="+"
    )
    echeance = models.DateField("échéance", null=True, blank=True)

    class Meta(ModeleCode.Meta):
        verbose_name = "ligne de compte rendu"
        verbose_name_plural = "lignes de comptes rendus"
        ordering = ["pk"]
        constraints = [
            code_unique("lignecompterendu"),
            dans_la_liste("lignecompterendu", "rubrique", Rubrique),
            dans_la_liste("lignecompterendu", "theme", Theme, vide=True),
            dans_la_liste("lignecompterendu", "suite", Suite, vide=True),
        ]

    def __str__(self) -> str:
        return self.texte
