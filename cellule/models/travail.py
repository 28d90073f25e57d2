"""Jobs and the trail: rows of a cell, or of none (national)."""

from django.db import models

from .base import ModeleDePortee
from .comptes import Utilisateur


class Travail(ModeleDePortee):
    """A job: the row is the truth, Celery only carries its id (technique §5, maison §7)."""

    class Etat(models.TextChoices):
        ATTENTE = "attente", "en attente"
        COURS = "en_cours", "en cours"
        FAIT = "fait", "terminé"
        ECHEC = "echec", "échoué"

    nature = models.CharField("nature", max_length=50)
    parametres = models.JSONField("paramètres", default=dict)
    empreinte = models.CharField("empreinte des paramètres", max_length=64)
    etat = models.CharField("état", max_length=10, choices=Etat, default=Etat.ATTENTE)
    etape = models.CharField("étape", max_length=200, blank=True)
    progression = models.PositiveSmallIntegerField("progression en pour cent", default=0)
    essais = models.PositiveSmallIntegerField("essais", default=0)
    battement = models.DateTimeField("dernier signe de vie", null=True)
    erreur = models.TextField("erreur", blank=True)
    fichier = models.CharField("fichier produit", max_length=300, blank=True)
    resultat = models.JSONField("résultat", default=dict)
    demandeur = models.ForeignKey(
        Utilisateur, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cree_le = models.DateTimeField("demandé le", auto_now_add=True)
    fini_le = models.DateTimeField("fini le", null=True)

    class Meta(ModeleDePortee.Meta):
        verbose_name = "travail"
        verbose_name_plural = "travaux"
        ordering = ["-cree_le", "-pk"]
        constraints = [
            # A double click makes one job.
            models.UniqueConstraint(
                fields=["cellule", "nature", "empreinte"],
                condition=models.Q(etat__in=["attente", "en_cours"]),
                nulls_distinct=False,
                name="travail_vivant_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(progression__lte=100), name="travail_progression_pour_cent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nature} {self.pk}"

    @property
    def vivant(self) -> bool:
        return self.etat in (self.Etat.ATTENTE, self.Etat.COURS)


class Trace(ModeleDePortee):
    """One act, written in the same transaction by `cellule.trace.tracer`; never changed.

    `geste` says what can be undone (`cellule/actions/annulation.py`), `table` and `cle` on which
    row: the name of the table in the exchange format, or that of the database.
    """

    class Geste(models.TextChoices):
        CREATION = "creation", "création"
        MODIFICATION = "modification", "modification"
        SUPPRESSION = "suppression", "suppression"
        RETABLISSEMENT = "retablissement", "rétablissement"

    moment = models.DateTimeField("moment", auto_now_add=True)
    auteur = models.CharField("auteur", max_length=300, blank=True)
    acte = models.CharField("acte", max_length=100)
    objet = models.CharField("objet", max_length=300, blank=True)
    details = models.JSONField("détails", default=dict)
    motif = models.TextField("motif", blank=True)
    geste = models.CharField("geste", max_length=15, choices=Geste, blank=True)
    table = models.CharField("table", max_length=63, blank=True)
    cle = models.BigIntegerField("ligne", null=True, blank=True)

    class Meta(ModeleDePortee.Meta):
        verbose_name = "trace"
        verbose_name_plural = "traces"
        ordering = ["-moment", "-pk"]
        indexes = [
            models.Index(
                "cellule", "table", "cle", models.F("id").desc(), name="trace_d_une_ligne"
            ),
            models.Index(fields=["cellule", "auteur"], name="trace_par_auteur"),
        ]

    def __str__(self) -> str:
        return f"{self.acte} {self.objet}"

    @property
    def nom_de_l_auteur(self) -> str:
        """Without the address."""
        return self.auteur.partition(" <")[0]

    @property
    def lignes(self) -> list[dict]:
        """The rows that the act touched: `cle`, and for a change `avant` and `apres` by column. A
        row that was added is told by its columns, one of which may be called `cle` too."""
        details = self.details if isinstance(self.details, dict) else {}
        return details.get("lignes", []) if self.cle is None else [{**details, "cle": self.cle}]
