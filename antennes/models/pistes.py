"""What becomes of what is said on the ground; beside the exchange format."""

from django.db import models

from acteurs.models import Professionnel, Projet
from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, dates_en_ordre
from evenements.models import LigneCompteRendu, Theme

from .antennes import Antenne


class EtatPiste(models.TextChoices):
    OUVERTE = "ouverte", "ouverte"
    EN_COURS = "en_cours", "en cours"
    ABOUTIE = "aboutie", "aboutie"
    SANS_SUITE = "sans_suite", "sans suite"


CLOSES = (EtatPiste.ABOUTIE.value, EtatPiste.SANS_SUITE.value)


class Piste(ModeleCode):
    """A need or a proposal that somebody follows until it is answered.

    `ligne` is the line of the minutes that it comes from: it stays as long as the piste, which is
    its answer. The good practice and its copies hang on `projet`.
    """

    intitule = models.CharField("intitulé", max_length=500)
    theme = models.CharField("thème", max_length=15, choices=Theme, blank=True)
    etat = models.CharField("état", max_length=15, choices=EtatPiste)
    antennes = models.ManyToManyField(
        Antenne,
        through="AntenneDePiste",
        related_name="pistes",
        blank=True,
        verbose_name="antennes",
    )
    responsable = LienInterne(
        Professionnel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pistes",
        verbose_name="suivie par",
    )
    ligne = LienInterne(
        LigneCompteRendu,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pistes",
        verbose_name="ligne de compte rendu",
    )
    projet = LienInterne(
        Projet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pistes",
        verbose_name="projet",
    )
    ouverte_le = models.DateField("ouverte le")
    close_le = models.DateField("close le", null=True, blank=True)
    reponse = models.TextField("ce qui a été répondu", blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "piste"
        verbose_name_plural = "pistes"
        ordering = ["-ouverte_le", "pk"]
        constraints = [
            code_unique("piste"),
            dans_la_liste("piste", "theme", Theme, vide=True),
            dans_la_liste("piste", "etat", EtatPiste),
            dates_en_ordre("piste", "ouverte_le", "close_le"),
            models.UniqueConstraint(fields=["cellule", "ligne"], name="piste_une_par_ligne"),
            models.CheckConstraint(
                condition=models.Q(close_le__isnull=False, etat__in=CLOSES)
                | models.Q(close_le__isnull=True) & ~models.Q(etat__in=CLOSES),
                name="piste_close_a_sa_date",
            ),
        ]

    def __str__(self) -> str:
        return self.intitule


class AntenneDePiste(ModeleDeCellule):
    piste = LienInterne(Piste, models.CASCADE, related_name="liens_antennes")
    antenne = LienInterne(Antenne, models.PROTECT, related_name="+")
    rang = models.PositiveIntegerField("rang", default=0)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "antenne d’une piste"
        verbose_name_plural = "antennes des pistes"
        ordering = ["rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "piste", "antenne"], name="antennedepiste_unique"
            )
        ]

    def __str__(self) -> str:
        return str(self.antenne)


class NatureNouvelle(models.TextChoices):
    EQUIPE = "equipe", "mouvement d’équipe"
    PROJET = "projet", "projet"
    BESOIN = "besoin", "besoin"


class NouvelleDuTerrain(ModeleDeCellule):
    """Two lines from the ground, any day; the cell reads them, and may follow them as a piste.

    `auteur` is kept in words: a mandate that ends leaves what was written its author.
    """

    antenne = LienInterne(Antenne, models.PROTECT, related_name="nouvelles")
    nature = models.CharField("nature", max_length=10, choices=NatureNouvelle)
    texte = models.TextField("nouvelle", max_length=400)
    jour = models.DateField("notée le")
    auteur = models.CharField("notée par", max_length=300, blank=True)
    lue_le = models.DateField("lue par la cellule le", null=True, blank=True)
    piste = LienInterne(
        Piste,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nouvelles",
        verbose_name="piste",
    )

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "nouvelle du terrain"
        verbose_name_plural = "nouvelles du terrain"
        ordering = ["-jour", "-pk"]
        constraints = [
            dans_la_liste("nouvelleduterrain", "nature", NatureNouvelle),
            dates_en_ordre("nouvelleduterrain", "jour", "lue_le"),
        ]

    def __str__(self) -> str:
        return self.texte
