"""Projects of the actors and the cell's acts of support."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cellule.models import LienInterne, ModeleCode, ModeleDeCellule, ModelePartage
from cellule.models.base import PARTAGE, code_unique, dans_la_liste, dates_en_ordre

from .structures import Structure


class EtapeProjet(models.TextChoices):
    IDEE = "idee", "idée"
    MONTAGE = "montage", "montage"
    DEPOSE = "depose", "déposé"
    EN_COURS = "en_cours", "en cours"
    TERMINE = "termine", "terminé"
    ABANDONNE = "abandonne", "abandonné"


class Projet(ModeleCode, ModelePartage):
    """A project; supported from `debut_accompagnement`, only relayed without it (A5).

    The columns from `relance_le` on are no part of the exchange format (`colonnes_des_ecrans`).
    """

    communes = (
        "intitule",
        "nature",
        "departements",
        "etape",
        "debut_accompagnement",
        "fin_accompagnement",
        "resultat",
    )

    intitule = models.CharField("intitulé", max_length=500)
    nature = models.CharField("nature", max_length=200)
    porteur = LienInterne(
        Structure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="structure porteuse",
    )
    departements = ArrayField(
        models.CharField(max_length=3), verbose_name="départements", blank=True, default=list
    )
    partenaires = models.ManyToManyField(
        Structure,
        through="PartenaireDeProjet",
        related_name="+",
        blank=True,
        verbose_name="structures partenaires",
    )
    commun = models.BooleanField("construit en commun", default=False)
    construit_le = models.DateField("construit le", null=True, blank=True)
    debut_accompagnement = models.DateField("début de l’accompagnement", null=True, blank=True)
    fin_accompagnement = models.DateField("fin de l’accompagnement", null=True, blank=True)
    etape = models.CharField("étape", max_length=20, choices=EtapeProjet)
    modele = LienInterne(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="repliques",
        verbose_name="modèle",
    )
    resultat = models.TextField("résultat", blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")
    relance_le = models.DateField("à relancer le", null=True, blank=True)
    relance_texte = models.CharField("objet de la relance", max_length=300, blank=True)
    # A project of another cell is no key: what it was called, and whose.
    source = models.CharField("repris d’une autre cellule", max_length=500, blank=True)

    class Meta(ModeleCode.Meta):
        verbose_name = "projet"
        verbose_name_plural = "projets"
        ordering = ["code", "pk"]
        indexes = [models.Index(fields=["id"], condition=PARTAGE, name="projet_partages")]
        constraints = [
            code_unique("projet"),
            dans_la_liste("projet", "etape", EtapeProjet),
            dates_en_ordre("projet", "debut_accompagnement", "fin_accompagnement"),
            models.CheckConstraint(
                condition=models.Q(modele__isnull=True) | ~models.Q(modele=models.F("id")),
                name="projet_n_est_pas_son_modele",
            ),
        ]

    def __str__(self) -> str:
        return self.intitule


class PartenaireDeProjet(ModeleDeCellule):
    projet = LienInterne(Projet, models.CASCADE, related_name="liens_partenaires")
    structure = LienInterne(Structure, models.PROTECT, related_name="+")
    rang = models.PositiveIntegerField("rang", default=0)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "partenaire d’un projet"
        verbose_name_plural = "partenaires des projets"
        ordering = ["rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "projet", "structure"], name="partenairedeprojet_unique"
            )
        ]

    def __str__(self) -> str:
        return str(self.structure)


class NatureActe(models.TextChoices):
    METHODE = "methode", "appui méthodologique"
    MISE_EN_RELATION = "mise_en_relation", "mise en relation"
    FINANCEMENT = "financement", "recherche de financement"
    EVALUATION = "evaluation", "évaluation"
    RELANCE = "relance", "relance"
    AUTRE = "autre", "autre"


class Acte(ModeleDeCellule):
    """An act of support on a project."""

    projet = LienInterne(Projet, models.CASCADE, related_name="actes")
    date = models.DateField("date")
    nature = models.CharField("nature", max_length=20, choices=NatureActe)
    texte = models.TextField("ce qui a été fait", blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "acte d’accompagnement"
        verbose_name_plural = "actes d’accompagnement"
        ordering = ["date", "pk"]
        indexes = [models.Index(fields=["cellule", "date"], name="acte_par_date")]
        constraints = [dans_la_liste("acte", "nature", NatureActe)]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} ({self.date})"
