"""People who sign in, and what they may enter."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from .cellule import Cellule
from .territoire import Region


class Role(models.TextChoices):
    """The six roles (maison §5)."""

    RESPONSABLE = "responsable", "responsable de la cellule"
    CHARGE_MISSION = "charge_mission", "chargé de mission"
    REFERENT = "referent", "référent territorial"
    LECTEUR = "lecteur", "lecteur"
    AGENT_ARS = "agent_ars", "agent de l’ARS"
    NATIONAL = "national", "compilation nationale (DGOS)"

    @classmethod
    def de_cellule(cls) -> list["Role"]:
        return [cls.RESPONSABLE, cls.CHARGE_MISSION, cls.REFERENT, cls.LECTEUR]


class Densite(models.TextChoices):
    """How close the rows of the tables stand."""

    CONFORTABLE = "confortable", "confortable"
    COMPACTE = "compacte", "compacte"


class GestionnaireUtilisateurs(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **champs) -> "Utilisateur":
        if not email:
            raise ValueError("Un compte a une adresse électronique.")
        compte = self.model(email=self.normalize_email(email).lower(), **champs)
        compte.set_password(password)
        compte.save(using=self._db)
        return compte

    def get_by_natural_key(self, email: str) -> "Utilisateur":
        return self.get(email__iexact=email)


class Utilisateur(AbstractBaseUser):
    """An account, known by its e-mail. It carries no right: `Adhesion` does."""

    email = models.EmailField("adresse électronique", unique=True)
    prenom = models.CharField("prénom", max_length=150, blank=True)
    nom = models.CharField("nom", max_length=150, blank=True)
    is_active = models.BooleanField("actif", default=True)
    raccourcis = models.BooleanField("raccourcis clavier", default=True)
    densite = models.CharField(
        "densité des listes", max_length=12, choices=Densite, default=Densite.CONFORTABLE
    )
    hebdo = models.BooleanField("courriel hebdomadaire des référents", default=True)
    date_joined = models.DateTimeField("créé le", default=timezone.now)

    objects = GestionnaireUtilisateurs()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return f"{self.prenom} {self.nom}".strip() or self.email

    @property
    def initiales(self) -> str:
        return (f"{self.prenom[:1]}{self.nom[:1]}" or self.email[:2]).upper()


class Adhesion(models.Model):
    """A role of a person in a cell, a region or the nation, with its dates.

    Outside the wall; read in `cellule.requetes` only: by `adhesions_de` for one person, by
    `membres_de` and `agents_de` to know whom a mail goes to.
    """

    utilisateur = models.ForeignKey(Utilisateur, models.CASCADE, related_name="+")
    role = models.CharField("rôle", max_length=20, choices=Role)
    cellule = models.ForeignKey(Cellule, models.CASCADE, null=True, blank=True, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    debut = models.DateField("premier jour", default=date.today)
    fin = models.DateField("dernier jour", null=True, blank=True)

    class Meta:
        verbose_name = "adhésion"
        verbose_name_plural = "adhésions"
        constraints = [
            models.CheckConstraint(
                name="adhesion_role_et_portee",
                condition=models.Q(
                    role__in=Role.de_cellule(), cellule__isnull=False, region__isnull=True
                )
                | models.Q(role=Role.AGENT_ARS, cellule__isnull=True, region__isnull=False)
                | models.Q(role=Role.NATIONAL, cellule__isnull=True, region__isnull=True),
            ),
            models.CheckConstraint(
                name="adhesion_fin_apres_debut",
                condition=models.Q(fin__isnull=True) | models.Q(fin__gte=models.F("debut")),
            ),
            models.UniqueConstraint(
                fields=["utilisateur", "cellule", "region", "role", "debut"],
                name="adhesion_unique",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.utilisateur} : {self.get_role_display()}"
