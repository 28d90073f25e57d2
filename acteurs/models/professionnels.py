"""People of the network, the cell's team and the steering committee."""

from django.conf import settings
from django.db import models

from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, dates_en_ordre, nombre_exact

from .structures import Structure


class Professionnel(ModeleCode):
    """A person of the network. `equipe_cellule` alone says who is of the salaried team."""

    nom = models.CharField("nom", max_length=200)
    prenom = models.CharField("prénom", max_length=200, blank=True)
    profession = models.CharField("profession", max_length=200, blank=True)
    structure = LienInterne(
        Structure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="professionnels",
        verbose_name="structure principale",
    )
    email = models.CharField("adresse électronique", max_length=254, blank=True)
    equipe_cellule = models.BooleanField("fait partie de l’équipe salariée", default=False)
    utilisateur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cle_tri = models.CharField(max_length=401, editable=False, default="")
    recherche = models.TextField(editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "professionnel"
        verbose_name_plural = "professionnels"
        ordering = ["cle_tri", "pk"]
        indexes = [models.Index(fields=["cellule", "cle_tri", "id"], name="professionnel_par_nom")]
        constraints = [
            code_unique("professionnel"),
            models.UniqueConstraint(
                fields=["cellule", "utilisateur"], name="professionnel_un_compte_par_cellule"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()


class Affectation(ModeleDeCellule):
    """Who works where, and since when; outside the exchange format, which knows the main structure
    of a person today and no more.

    `principale`: the one that `Professionnel.structure` names or has named; the actions keep both
    together.
    """

    professionnel = LienInterne(Professionnel, models.CASCADE, related_name="affectations")
    structure = LienInterne(Structure, models.CASCADE, related_name="affectations")
    fonction = models.CharField("fonction", max_length=200, blank=True)
    debut = models.DateField("premier jour", null=True, blank=True)
    fin = models.DateField("dernier jour", null=True, blank=True)
    principale = models.BooleanField("structure principale", default=False, editable=False)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "affectation"
        verbose_name_plural = "affectations"
        ordering = ["debut", "pk"]
        constraints = [dates_en_ordre("affectation", "debut", "fin")]

    def __str__(self) -> str:
        return f"{self.professionnel}, {self.structure}"


class PosteCellule(ModeleDeCellule):
    """A post of the salaried team, in full-time equivalent (ETP)."""

    professionnel = LienInterne(Professionnel, models.PROTECT, related_name="postes")
    fonction = models.CharField("fonction", max_length=200)
    etp = nombre_exact("ETP")
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "poste de la cellule"
        verbose_name_plural = "postes de la cellule"
        ordering = ["debut", "pk"]
        constraints = [
            dates_en_ordre("postecellule", "debut", "fin"),
            models.CheckConstraint(
                condition=models.Q(etp__gte=0, etp__lte=1), name="postecellule_etp_de_0_a_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fonction} ({self.etp} ETP)"


class College(models.TextChoices):
    """The ten colleges of the governance body (instruction DGOS/R4/2022/252, annexe, 2-2)."""

    ARS = "ars", "ARS"
    ETABLISSEMENTS = "etablissements", "établissements de santé"
    FILIERE_SANITAIRE = "filiere_sanitaire", "filière palliative sanitaire"
    PEDIATRIE = "pediatrie", "filière palliative pédiatrique"
    DOMICILE = "domicile", "secteur du domicile"
    MEDICO_SOCIAL = "medico_social", "médico-social et social"
    USAGERS = "usagers", "patients et aidants"
    BENEVOLES = "benevoles", "bénévoles de l’accompagnement"
    COORDINATION = "coordination", "dispositifs de coordination"
    ETHIQUE = "ethique", "espaces éthiques régionaux"


class QualiteCopil(models.TextChoices):
    TITULAIRE = "titulaire", "titulaire"
    SUPPLEANT = "suppleant", "suppléant"


class MandatCopil(ModeleDeCellule):
    """A seat on the steering committee (D1)."""

    professionnel = LienInterne(Professionnel, models.PROTECT, related_name="mandats_copil")
    fonction = models.CharField("fonction", max_length=300)
    structure = LienInterne(
        Structure, models.PROTECT, related_name="+", verbose_name="structure représentée"
    )
    college = models.CharField("collège", max_length=20, choices=College)
    qualite = models.CharField("qualité", max_length=10, choices=QualiteCopil)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "mandat au COPIL"
        verbose_name_plural = "mandats au COPIL"
        ordering = ["debut", "pk"]
        constraints = [
            dans_la_liste("mandatcopil", "college", College),
            dans_la_liste("mandatcopil", "qualite", QualiteCopil),
            dates_en_ordre("mandatcopil", "debut", "fin"),
        ]

    def __str__(self) -> str:
        return f"{self.professionnel} ({self.get_college_display()})"
