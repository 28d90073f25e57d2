"""The journal: everything the cell does, one table for all types (maison §1)."""

from django.db import models
from django.db.models.functions import Now

from acteurs.models import Structure
from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, nombre_exact, positif

# A date, or a local or offset date-time, exactly as the format writes it (datapackage.json).
MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$"


class TypeActivite(models.TextChoices):
    COPIL = "copil", "comité de pilotage"
    BUREAU = "bureau", "bureau restreint"
    GROUPE_TRAVAIL = "groupe_travail", "groupe de travail"
    REUNION_ANTENNE = "reunion_antenne", "réunion d’antenne"
    REUNION_REFERENTS = "reunion_referents", "réunion des référents"
    RENCONTRE_EQUIPE = "rencontre_equipe", "rencontre d’équipe"
    RENCONTRE_PARTENAIRE = "rencontre_partenaire", "rencontre de partenaire"
    REUNION_ARS = "reunion_ars", "réunion organisée par l’ARS"
    REUNION_INTERCELLULES = "reunion_intercellules", "réunion inter-cellules"
    EVENEMENT = "evenement", "évènement"
    FORMATION = "formation", "formation"
    AUTRE_REUNION = "autre_reunion", "autre réunion"


# regles §1: « Meeting types ».
TYPES_DE_RENCONTRE = (
    TypeActivite.RENCONTRE_EQUIPE,
    TypeActivite.RENCONTRE_PARTENAIRE,
    TypeActivite.REUNION_ANTENNE,
    TypeActivite.GROUPE_TRAVAIL,
)


class StatutActivite(models.TextChoices):
    PLANIFIE = "planifie", "planifiée"
    TENU = "tenu", "tenue"
    ANNULE = "annule", "annulée"
    REPORTE = "reporte", "reportée"


class RoleCellule(models.TextChoices):
    ORGANISATEUR = "organisateur", "organisatrice"
    CO_ORGANISATEUR = "co_organisateur", "co-organisatrice"
    ASSOCIE = "associe", "associée"
    DISPENSEE = "dispensee", "formation dispensée"
    SOUTENUE = "soutenue", "formation soutenue"


ROLES_D_EVENEMENT = (RoleCellule.ORGANISATEUR, RoleCellule.CO_ORGANISATEUR, RoleCellule.ASSOCIE)
ROLES_DE_FORMATION = (RoleCellule.DISPENSEE, RoleCellule.SOUTENUE)


class Modalite(models.TextChoices):
    PRESENTIEL = "presentiel", "en présence"
    VISIO = "visio", "en visioconférence"
    MIXTE = "mixte", "mixte"


class Activite(ModeleCode):
    """One fact of the journal, of one type.

    `debut` and `fin` keep what was written (a day, a local time, or a time with its offset);
    `jour_debut` is the local day of `debut` in the cell's time zone. The `*_retenu` columns say
    what counts (regles §1): those of the sessions for a training that has some, its own
    otherwise. `actions.retenir` alone writes them.
    """

    type = models.CharField("type", max_length=30, choices=TypeActivite)
    intitule = models.CharField("intitulé", max_length=500)
    debut = models.CharField("début", max_length=25)
    fin = models.CharField("fin", max_length=25, blank=True)
    statut = models.CharField("statut", max_length=10, choices=StatutActivite)
    role = models.CharField("rôle de la cellule", max_length=20, choices=RoleCellule, blank=True)
    nature = models.CharField("nature", max_length=200, blank=True)
    modalite = models.CharField("modalité", max_length=10, choices=Modalite, blank=True)
    antennes = models.ManyToManyField(
        "antennes.Antenne", through="AntenneConcernee", related_name="activites", blank=True
    )
    structures = models.ManyToManyField(
        Structure, through="StructureRencontree", related_name="activites", blank=True
    )
    objectifs = models.TextField("objectifs", blank=True)
    programme = models.TextField("programme", blank=True)
    lieu = models.CharField("lieu", max_length=500, blank=True)
    anonymes = models.PositiveIntegerField("participants non nommés", null=True, blank=True)
    heures = nombre_exact("durée en heures", null=True, blank=True)
    cle_partage = models.CharField("clé de partage", max_length=200, blank=True)

    jour_debut = models.DateField("jour", editable=False)
    jour_retenu = models.DateField("jour retenu", editable=False)
    annee_retenue = models.PositiveSmallIntegerField("année retenue", editable=False)
    statut_retenu = models.CharField(
        "statut retenu", max_length=10, choices=StatutActivite, editable=False
    )
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    recherche = models.TextField(editable=False, default="")
    # For the calendars that read the journal: `actions.flux.marquer` alone counts.
    revision = models.PositiveIntegerField("révision", editable=False, default=0)
    revisee_le = models.DateTimeField("révisée le", editable=False, db_default=Now())

    class Meta(ModeleCode.Meta):
        verbose_name = "activité"
        verbose_name_plural = "activités"
        ordering = ["-jour_retenu", "-pk"]
        indexes = [
            models.Index(
                fields=["cellule", "annee_retenue", "type"],
                include=["statut_retenu", "jour_retenu", "role", "id"],
                name="activite_par_annee",
            ),
            # With the words: a search of every year reads this index alone, ten times less than
            # the table, until it has its rows.
            models.Index(
                fields=["cellule", "jour_retenu", "id"],
                include=["recherche"],
                name="activite_par_jour_et_mots",
            ),
            models.Index(fields=["cellule", "cle_tri", "id"], name="activite_par_intitule"),
            # Those that wait for a word, counted on every page of the journal.
            models.Index(
                fields=["cellule", "jour_retenu"],
                condition=models.Q(statut_retenu=StatutActivite.PLANIFIE),
                name="activite_planifiee",
            ),
        ]
        constraints = [
            code_unique("activite"),
            dans_la_liste("activite", "type", TypeActivite),
            dans_la_liste("activite", "statut", StatutActivite),
            dans_la_liste("activite", "statut_retenu", StatutActivite),
            dans_la_liste("activite", "modalite", Modalite, vide=True),
            positif("activite", "heures"),
            models.CheckConstraint(
                name="activite_role_selon_type",
                condition=models.Q(type="evenement", role__in=ROLES_D_EVENEMENT)
                | models.Q(type="formation", role__in=ROLES_DE_FORMATION)
                | (~models.Q(type__in=["evenement", "formation"]) & models.Q(role="")),
            ),
            models.CheckConstraint(
                name="activite_debut_et_fin_lisibles",
                condition=models.Q(debut__regex=MOMENT)
                & (models.Q(fin="") | models.Q(fin__regex=MOMENT)),
            ),
            models.CheckConstraint(
                name="activite_annee_du_jour_retenu",
                condition=models.Q(annee_retenue=models.F("jour_retenu__year")),
            ),
        ]

    def __str__(self) -> str:
        return self.intitule


class AntenneConcernee(ModeleDeCellule):
    activite = LienInterne(Activite, models.CASCADE, related_name="liens_antennes")
    antenne = LienInterne("antennes.Antenne", models.PROTECT, related_name="+")
    rang = models.PositiveIntegerField("rang", default=0)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "antenne concernée"
        verbose_name_plural = "antennes concernées"
        ordering = ["rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "activite", "antenne"], name="antenneconcernee_unique"
            )
        ]

    def __str__(self) -> str:
        return str(self.antenne)


class StructureRencontree(ModeleDeCellule):
    activite = LienInterne(Activite, models.CASCADE, related_name="liens_structures")
    structure = LienInterne(Structure, models.PROTECT, related_name="+")
    rang = models.PositiveIntegerField("rang", default=0)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "structure rencontrée"
        verbose_name_plural = "structures rencontrées"
        ordering = ["rang", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "activite", "structure"], name="structurerencontree_unique"
            )
        ]

    def __str__(self) -> str:
        return str(self.structure)


class Seance(ModeleDeCellule):
    """A session of a training."""

    activite = LienInterne(Activite, models.CASCADE, related_name="seances")
    debut = models.CharField("début", max_length=25)
    heures = nombre_exact("durée en heures", null=True, blank=True)
    statut = models.CharField("statut", max_length=10, choices=StatutActivite)
    jour = models.DateField("jour", editable=False)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "séance"
        verbose_name_plural = "séances"
        ordering = ["jour", "pk"]
        constraints = [
            dans_la_liste("seance", "statut", StatutActivite),
            positif("seance", "heures"),
            models.CheckConstraint(
                condition=models.Q(debut__regex=MOMENT), name="seance_debut_lisible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activite}, {self.debut}"
