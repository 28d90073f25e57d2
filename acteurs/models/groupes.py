"""Working groups: what they are for, who leads them, who belongs to them. Beside the exchange
format, which knows their meetings only (activities of type `groupe_travail`)."""

from django.db import models

from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dates_en_ordre

from .professionnels import Professionnel
from .projets import Projet


class GroupeDeTravail(ModeleCode):
    """A group or commission that the cell brings together on one subject, for a time."""

    nom = models.CharField("nom", max_length=300)
    objet = models.TextField("objet", blank=True)
    animateur = LienInterne(
        Professionnel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="animé par",
    )
    membres = models.ManyToManyField(
        Professionnel, through="MembreDeGroupe", related_name="groupes", blank=True
    )
    projet = LienInterne(Projet, models.PROTECT, null=True, blank=True, related_name="groupes")
    debut = models.DateField("premier jour", null=True, blank=True)
    fin = models.DateField("dernier jour", null=True, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "groupe de travail"
        verbose_name_plural = "groupes de travail"
        ordering = ["cle_tri", "pk"]
        constraints = [
            code_unique("groupedetravail"),
            dates_en_ordre("groupedetravail", "debut", "fin"),
        ]

    def __str__(self) -> str:
        return self.nom


class MembreDeGroupe(ModeleDeCellule):
    """Someone expected at the meetings; who came is said by the attendance of each."""

    groupe = LienInterne(GroupeDeTravail, models.CASCADE, related_name="liens_membres")
    professionnel = LienInterne(Professionnel, models.CASCADE, related_name="+")
    rang = models.PositiveIntegerField("rang", default=0)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "membre d’un groupe de travail"
        verbose_name_plural = "membres de groupes de travail"
        ordering = ["rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "groupe", "professionnel"], name="membredegroupe_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.professionnel}, {self.groupe}"
