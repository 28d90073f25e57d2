"""A cell's report of a year, its frozen versions, and each step that it took (maison §7).

What is frozen is only ever added: `Version`, `Piece` and `Etape` take no update and no removal, by
privilege and by trigger (`migrations/0004_scelle.py`). No person's name is in `Rapport` nor in
`Version`, which the nation reads; the signatory's is in the pieces.
"""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from cellule.models import LienInterne, ModeleDeCellule
from cellule.models.base import dans_la_liste


class EtatRapport(models.TextChoices):
    """Where a report is, in the words of the cell; the agency's are in `rapports/cycle.py`."""

    BROUILLON = "brouillon", "brouillon"
    FIGE = "fige", "figé"
    TRANSMIS = "transmis", "transmis à l’ARS"
    CORRECTION = "correction_demandee", "correction demandée"
    ACCEPTE = "accepte", "accepté"


class GenrePiece(models.TextChoices):
    CONTENU = "contenu", "contenu du rapport (JSON)"
    RAPPORT = "rapport", "rapport d’activité (PDF)"
    BILAN_FINANCIER = "bilan_financier", "bilan financier (PDF)"
    PROGRAMME = "programme", "programme d’actions (PDF)"
    FAITS = "faits", "empreintes des faits (JSON)"


class Cote(models.TextChoices):
    CELLULE = "cellule", "cellule"
    ARS = "ars", "ARS"


class Rapport(ModeleDeCellule):
    """The report of a civil year: where it is, its last version, the last one handed over."""

    lecture_nationale = True

    annee = models.PositiveSmallIntegerField("année")
    etat = models.CharField(
        "état", max_length=20, choices=EtatRapport, default=EtatRapport.BROUILLON
    )
    version = LienInterne(
        "rapports.Version", models.PROTECT, null=True, related_name="+", verbose_name="version"
    )
    transmise = LienInterne(
        "rapports.Version",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="dernière version transmise",
    )

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "rapport"
        verbose_name_plural = "rapports"
        ordering = ["-annee", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "annee"], name="rapport_unique"),
            dans_la_liste("rapport", "etat", EtatRapport),
            models.CheckConstraint(
                condition=models.Q(etat=EtatRapport.BROUILLON) | models.Q(version__isnull=False),
                name="rapport_fige_a_une_version",
            ),
            models.CheckConstraint(
                condition=models.Q(etat__in=[EtatRapport.BROUILLON, EtatRapport.FIGE])
                | models.Q(transmise__isnull=False),
                name="rapport_transmis_a_une_version",
            ),
        ]

    def __str__(self) -> str:
        return f"rapport {self.annee}"


class Version(ModeleDeCellule):
    """A frozen report: the results by code, what the shared facts add, the seal of the rest.

    `resultats` holds, by code, the object of regles §2 with `corrections`: {measure: value}, the
    values that the cell gives instead of those computed. `empreinte` is the SHA-256 of the piece
    `contenu`.
    """

    lecture_nationale = True

    rapport = LienInterne(Rapport, models.PROTECT, related_name="versions")
    numero = models.PositiveSmallIntegerField("numéro")
    annee = models.PositiveSmallIntegerField("année")
    arret = models.DateField("arrêté au")
    fige_le = models.DateTimeField("figé le", default=timezone.now)
    catalogue = models.CharField("version du catalogue", max_length=20)
    format = models.PositiveSmallIntegerField("format du contenu")
    resultats = models.JSONField("résultats", encoder=DjangoJSONEncoder)
    partages = models.JSONField("faits partagés", default=dict, encoder=DjangoJSONEncoder)
    empreinte = models.CharField("SHA-256 du contenu", max_length=64)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "version"
        verbose_name_plural = "versions"
        ordering = ["rapport", "numero"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "rapport", "numero"], name="version_unique"),
            models.CheckConstraint(
                condition=models.Q(numero__gte=1), name="version_numerotee_a_partir_de_un"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.numero} du rapport {self.annee}"


class Piece(ModeleDeCellule):
    """A file of a version, kept in the database: frozen and saved with the rest."""

    version = LienInterne(Version, models.PROTECT, related_name="pieces")
    genre = models.CharField("genre", max_length=20, choices=GenrePiece)
    nom = models.CharField("nom du fichier", max_length=200)
    type_mime = models.CharField("type", max_length=100)
    octets = models.BinaryField("contenu")
    taille = models.PositiveIntegerField("octets")
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "pièce"
        verbose_name_plural = "pièces"
        ordering = ["version", "genre"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "version", "genre"], name="piece_unique"),
            dans_la_liste("piece", "genre", GenrePiece),
        ]

    def __str__(self) -> str:
        return self.nom


class Etape(ModeleDeCellule):
    """A step of the cycle: who brought the report to this state, when, why, on which version.

    `acteur` is a name as text: an account may go, its acts stay.
    """

    rapport = LienInterne(Rapport, models.PROTECT, related_name="etapes")
    rang = models.PositiveSmallIntegerField("rang")
    etat = models.CharField("état atteint", max_length=20, choices=EtatRapport)
    version = LienInterne(Version, models.PROTECT, related_name="etapes")
    moment = models.DateTimeField("moment", default=timezone.now)
    acteur = models.CharField("par", max_length=300)
    fonction = models.CharField("fonction", max_length=200, blank=True)
    cote = models.CharField("côté", max_length=10, choices=Cote)
    motif = models.TextField("motif", blank=True)
    empreinte = models.CharField("SHA-256 de la version", max_length=64)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "étape"
        verbose_name_plural = "étapes"
        ordering = ["rapport", "rang"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "rapport", "rang"], name="etape_unique"),
            dans_la_liste("etape", "etat", EtatRapport),
            dans_la_liste("etape", "cote", Cote),
            models.CheckConstraint(
                condition=~models.Q(etat=EtatRapport.CORRECTION) | ~models.Q(motif=""),
                name="etape_correction_motivee",
                violation_error_message="Dites ce qui est à corriger.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_etat_display()} ({self.moment:%Y-%m-%d})"
