"""What an official file would change in the directory: proposed, then decided by a person."""

import hashlib
import json

from django.db import models

from cellule.models import Departement, LienInterne, ModeleDeCellule
from cellule.models.base import dans_la_liste

from .structures import Structure, TypeStructure


class SourceProposition(models.TextChoices):
    FINESS_ETABLISSEMENTS = "finess_etablissements", "FINESS, établissements"
    FINESS_ACTIVITES = "finess_activites", "FINESS, activités"
    SAE = "sae", "SAE"


class NatureProposition(models.TextChoices):
    NOUVELLE = "nouvelle", "nouvelle"
    CHANGEE = "changee", "changée"
    FERMEE = "fermee", "fermée"


class EtatProposition(models.TextChoices):
    A_EXAMINER = "a_examiner", "à examiner"
    ACCEPTEE = "acceptee", "acceptée"
    REFUSEE = "refusee", "refusée"


class Proposition(ModeleDeCellule):
    """A sheet to create, to change or to close, by FINESS and type: several share one FINESS.

    `contenu`: {"colonnes": {name: {"avant", "apres"}}, "raison", "absence", "notes", "laissees"},
    values as the exchange format writes them; `laissees` are the columns that were not taken.
    """

    source = models.CharField("source", max_length=30, choices=SourceProposition)
    origine = models.CharField("fichier", max_length=300)
    origine_du = models.DateField("date du fichier", null=True, blank=True)
    nature = models.CharField("nature", max_length=20, choices=NatureProposition)
    finess = models.CharField("FINESS géographique", max_length=9)
    type = models.CharField("type", max_length=20, choices=TypeStructure)
    nom = models.CharField("nom", max_length=300)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    departement = models.ForeignKey(
        Departement, models.PROTECT, related_name="+", db_index=False, verbose_name="département"
    )
    structure = LienInterne(
        Structure,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="propositions",
        verbose_name="structure",
    )
    contenu = models.JSONField("contenu", default=dict)
    etat = models.CharField(
        "état", max_length=20, choices=EtatProposition, default=EtatProposition.A_EXAMINER
    )
    lue_le = models.DateTimeField("lue le", auto_now=True)
    decidee_par = models.CharField("décidée par", max_length=300, blank=True)
    decidee_le = models.DateTimeField("décidée le", null=True, blank=True)
    motif = models.TextField("motif", blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "proposition"
        verbose_name_plural = "propositions"
        ordering = ["cle_tri", "pk"]
        indexes = [
            models.Index(fields=["cellule", "etat", "cle_tri", "id"], name="proposition_par_etat"),
            models.Index(fields=["cellule", "finess"], name="proposition_par_finess"),
        ]
        constraints = [
            dans_la_liste("proposition", "source", SourceProposition),
            dans_la_liste("proposition", "nature", NatureProposition),
            dans_la_liste("proposition", "type", TypeStructure),
            dans_la_liste("proposition", "etat", EtatProposition),
            models.UniqueConstraint(
                fields=["cellule", "source", "finess", "type"],
                condition=models.Q(etat="a_examiner"),
                name="proposition_a_examiner_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(nature="nouvelle") | models.Q(structure__isnull=False),
                name="proposition_a_sa_structure",
            ),
            models.CheckConstraint(
                condition=models.Q(etat="a_examiner", decidee_le__isnull=True)
                | (~models.Q(etat="a_examiner") & models.Q(decidee_le__isnull=False)),
                name="proposition_decidee_a_une_date",
            ),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def colonnes(self) -> dict[str, dict[str, str]]:
        return self.contenu.get("colonnes", {})

    @property
    def marques(self) -> set[str]:
        return marques(self.nature, self.contenu)


def marques(nature: str, contenu: dict) -> set[str]:
    """What must not be proposed a second time once it was decided.

    Of a change, each value by itself; of a new sheet, the whole; of a closure, its day, or that
    the file no longer has it, whatever the day of the file.
    """
    apres = {nom: valeurs["apres"] for nom, valeurs in contenu["colonnes"].items()}
    if nature == NatureProposition.CHANGEE:
        return {f"{nom}={valeur}" for nom, valeur in apres.items()}
    if nature == NatureProposition.FERMEE:
        return {f"fermee:{contenu.get('absence') or apres['fermee_le']}"}
    texte = json.dumps(apres, sort_keys=True)
    return {f"nouvelle:{hashlib.sha256(texte.encode()).hexdigest()}"}
