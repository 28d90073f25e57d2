"""What the cell passes on: calls for projects and research, good practices."""

from django.db import models

from cellule.models import LienInterne, ModeleDeCellule, ModelePartage
from cellule.models.base import PARTAGE, dans_la_liste, dates_en_ordre

from .projets import Projet
from .structures import Structure


class NatureAppel(models.TextChoices):
    AAP = "aap", "appel à projets"
    AMI = "ami", "appel à manifestation d’intérêt"
    AAC = "aac", "appel à candidatures"
    RECHERCHE = "recherche", "appel à recherche"


class AppelAProjets(ModeleDeCellule, ModelePartage):
    """A call that the cell has read for its actors, relayed to them or not yet."""

    communes = ("intitule", "nature", "emetteur", "lien", "publie_le", "echeance", "public")

    intitule = models.CharField("intitulé", max_length=500)
    nature = models.CharField("nature", max_length=10, choices=NatureAppel)
    emetteur = models.CharField("émetteur", max_length=300)
    lien = models.CharField("adresse de l’appel", max_length=1000, blank=True)
    publie_le = models.DateField("publié le", null=True, blank=True)
    echeance = models.DateField("date limite", null=True, blank=True)
    relaye_le = models.DateField("relayé le", null=True, blank=True)
    public = models.CharField("public visé", max_length=300, blank=True)
    note = models.TextField("note", blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "appel à projets"
        verbose_name_plural = "appels à projets"
        ordering = ["echeance", "pk"]
        indexes = [models.Index(fields=["id"], condition=PARTAGE, name="appelaprojets_partages")]
        constraints = [
            dans_la_liste("appelaprojets", "nature", NatureAppel),
            dates_en_ordre("appelaprojets", "publie_le", "echeance"),
        ]

    def __str__(self) -> str:
        return self.intitule


class BonnePratique(ModeleDeCellule, ModelePartage):
    """What was done somewhere, worth doing elsewhere: told so that others can."""

    communes = (
        "titre",
        "domaine",
        "contexte",
        "description",
        "conditions",
        "contact",
        "publiee_le",
    )

    titre = models.CharField("titre", max_length=300)
    domaine = models.CharField("domaine", max_length=200, blank=True)
    contexte = models.TextField("contexte", blank=True)
    description = models.TextField("ce qui est fait")
    conditions = models.TextField("conditions de réussite", blank=True)
    projet = LienInterne(
        Projet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pratiques",
        verbose_name="projet d’origine",
    )
    structure = LienInterne(Structure, models.PROTECT, null=True, blank=True, related_name="+")
    contact = models.CharField("contact", max_length=300, blank=True)
    publiee_le = models.DateField("publiée le", null=True, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "bonne pratique"
        verbose_name_plural = "bonnes pratiques"
        ordering = ["titre", "pk"]
        indexes = [models.Index(fields=["id"], condition=PARTAGE, name="bonnepratique_partages")]

    def __str__(self) -> str:
        return self.titre
