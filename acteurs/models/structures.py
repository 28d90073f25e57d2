"""The directory: structures, with their dated life and their merges."""

from django.db import models

from cellule.models import Departement, LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, dates_en_ordre
from cellule.models.cellule import TYPES_PALLIATIFS


class TypeStructure(models.TextChoices):
    """The framework's own acronyms, spelt out (metier, « The offer »)."""

    USP = "USP", "unité de soins palliatifs"
    EMSP = "EMSP", "équipe mobile de soins palliatifs"
    LISP = "LISP", "lits identifiés de soins palliatifs"
    HAD = "HAD", "hospitalisation à domicile"
    ERRSPP = "ERRSPP", "équipe ressource régionale de soins palliatifs pédiatriques"
    HDJ = "HDJ", "hôpital de jour de soins palliatifs"
    ETSP = "ETSP", "équipe territoriale de soins palliatifs"
    DAC = "DAC", "dispositif d’appui à la coordination"
    CPTS = "CPTS", "communauté professionnelle territoriale de santé"
    MSP = "MSP", "maison de santé pluriprofessionnelle"
    EHPAD = "EHPAD", "établissement d’hébergement pour personnes âgées dépendantes"
    ESMS = "ESMS", "établissement ou service social ou médico-social"
    URPS = "URPS", "union régionale des professionnels de santé"
    ETABLISSEMENT = "ETABLISSEMENT", "établissement de santé"
    CABINET = "CABINET", "cabinet de ville"
    ASSO_BENEVOLES = "ASSO_BENEVOLES", "association de bénévoles d’accompagnement"
    ASSO_USAGERS = "ASSO_USAGERS", "association d’usagers ou d’aidants"
    ESPACE_ETHIQUE = "ESPACE_ETHIQUE", "espace de réflexion éthique"
    SOCIETE_SAVANTE = "SOCIETE_SAVANTE", "société savante"
    UNIVERSITE = "UNIVERSITE", "université ou école"
    COLLECTIVITE = "COLLECTIVITE", "collectivité territoriale"
    ARS = "ARS", "agence régionale de santé"
    CELLULE = "CELLULE", "cellule d’animation régionale"
    AUTRE = "AUTRE", "autre"


# regles §1: « Palliative types », known to the ground too, for the cell's own sheet.
PALLIATIFS = TYPES_PALLIATIFS


class Echelon(models.TextChoices):
    LOCAL = "local", "local"
    DEPARTEMENTAL = "departemental", "départemental"
    REGIONAL = "regional", "régional"
    NATIONAL = "national", "national"


class Structure(ModeleCode):
    """A team, an establishment, an association…: a sheet of the cell's directory.

    `survivante` is the end of the chain of merges (regles §1, « Surviving structure »), kept by
    `actions.recalculer_survivantes`; empty for a structure that survives by itself.
    """

    nom = models.CharField("nom", max_length=300)
    type = models.CharField("type", max_length=20, choices=TypeStructure)
    echelon = models.CharField("échelon", max_length=20, choices=Echelon)
    departement = models.ForeignKey(
        Departement, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    commune = models.CharField("code INSEE de la commune", max_length=10, blank=True)
    finess = models.CharField("FINESS géographique", max_length=9, blank=True)
    ouverte_le = models.DateField("ouverte le", null=True, blank=True)
    fermee_le = models.DateField("fermée le", null=True, blank=True)
    fusionnee_dans = LienInterne(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fusionnée dans",
    )
    survivante = LienInterne(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="absorbees"
    )
    lits = models.PositiveIntegerField("lits", null=True, blank=True)
    telephone = models.CharField("téléphone", max_length=50, blank=True)
    email = models.CharField("adresse électronique", max_length=254, blank=True)
    publiee = models.BooleanField("publiée dans l’annuaire", default=False)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "structure"
        verbose_name_plural = "structures"
        ordering = ["cle_tri", "pk"]
        indexes = [models.Index(fields=["cellule", "cle_tri", "id"], name="structure_par_nom")]
        constraints = [
            code_unique("structure"),
            dans_la_liste("structure", "type", TypeStructure),
            dans_la_liste("structure", "echelon", Echelon),
            dates_en_ordre("structure", "ouverte_le", "fermee_le"),
            models.CheckConstraint(
                condition=models.Q(finess="") | models.Q(finess__length=9),
                name="structure_finess_neuf_caracteres",
            ),
            models.CheckConstraint(
                condition=models.Q(departement__isnull=False) | models.Q(echelon="national"),
                name="structure_departement_sauf_national",
            ),
            models.CheckConstraint(
                condition=models.Q(fusionnee_dans__isnull=True)
                | ~models.Q(fusionnee_dans=models.F("id")),
                name="structure_ne_fusionne_pas_avec_elle_meme",
            ),
        ]

    def __str__(self) -> str:
        return self.nom


class AuteurVerification(models.TextChoices):
    CELLULE = "cellule", "la cellule"
    STRUCTURE = "structure", "la structure elle-même"
    REFERENT = "referent", "un référent territorial"


class Verification(ModeleDeCellule):
    """A sheet checked by a person (D6); an automatic import is none."""

    structure = LienInterne(Structure, models.CASCADE, related_name="verifications")
    date = models.DateField("date")
    auteur = models.CharField("auteur", max_length=20, choices=AuteurVerification)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "vérification"
        verbose_name_plural = "vérifications"
        ordering = ["date", "pk"]
        indexes = [models.Index(fields=["cellule", "date"], name="verification_par_date")]
        constraints = [dans_la_liste("verification", "auteur", AuteurVerification)]

    def __str__(self) -> str:
        return f"{self.structure} ({self.date})"
