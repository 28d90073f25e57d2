"""Newsletters, channels, their issues and audience; relays of national campaigns."""

from django.db import models

from cellule.models import LienInterne, ModeleCode, ModeleDeCellule
from cellule.models.base import code_unique, dans_la_liste, dates_en_ordre


class NaturePublication(models.TextChoices):
    NEWSLETTER = "newsletter", "lettre d’information"
    SITE = "site", "site"
    PAGE = "page", "page chez un tiers"
    RESEAU_SOCIAL = "reseau_social", "réseau social"
    PLATEFORME = "plateforme", "plateforme collaborative"
    LISTE_DIFFUSION = "liste_diffusion", "liste de diffusion"
    AUTRE = "autre", "autre"


class Periodicite(models.TextChoices):
    HEBDOMADAIRE = "hebdomadaire", "hebdomadaire"
    MENSUELLE = "mensuelle", "mensuelle"
    BIMESTRIELLE = "bimestrielle", "bimestrielle"
    TRIMESTRIELLE = "trimestrielle", "trimestrielle"
    SEMESTRIELLE = "semestrielle", "semestrielle"
    ANNUELLE = "annuelle", "annuelle"
    IRREGULIERE = "irreguliere", "irrégulière"


class Publication(ModeleCode):
    """A newsletter (C5) or another channel (I2)."""

    nature = models.CharField("nature", max_length=20, choices=NaturePublication)
    nom = models.CharField("nom", max_length=300)
    periodicite = models.CharField(
        "périodicité déclarée", max_length=15, choices=Periodicite, blank=True
    )
    ouvert_le = models.DateField("ouverte le")
    ferme_le = models.DateField("dernier jour", null=True, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "publication"
        verbose_name_plural = "publications"
        ordering = ["cle_tri", "pk"]
        constraints = [
            code_unique("publication"),
            dans_la_liste("publication", "nature", NaturePublication),
            dans_la_liste("publication", "periodicite", Periodicite, vide=True),
            dates_en_ordre("publication", "ouvert_le", "ferme_le"),
        ]

    def __str__(self) -> str:
        return self.nom


class ActionCampagne(ModeleCode):
    """An own action that relays a national campaign (I1)."""

    campagne = models.CharField("campagne nationale", max_length=300)
    date = models.DateField("date")
    nature = models.CharField("nature", max_length=200, blank=True)
    public = models.CharField("public", max_length=300, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")

    class Meta(ModeleCode.Meta):
        verbose_name = "action de campagne"
        verbose_name_plural = "actions de campagne"
        ordering = ["date", "pk"]
        indexes = [models.Index(fields=["cellule", "date"], name="actioncampagne_par_date")]
        constraints = [code_unique("actioncampagne")]

    def __str__(self) -> str:
        return f"{self.campagne} ({self.date})"


class Parution(ModeleCode):
    """An issue of a newsletter, a post on a channel, an update of a site."""

    publication = LienInterne(Publication, models.CASCADE, related_name="parutions")
    date = models.DateField("date")
    intitule = models.CharField("intitulé", max_length=500, blank=True)
    cle_tri = models.CharField(max_length=300, editable=False, default="")
    mise_a_jour = models.BooleanField("mise à jour d’un site", default=False)
    action_campagne = LienInterne(
        ActionCampagne, models.PROTECT, null=True, blank=True, related_name="parutions"
    )

    class Meta(ModeleCode.Meta):
        verbose_name = "parution"
        verbose_name_plural = "parutions"
        ordering = ["date", "pk"]
        indexes = [models.Index(fields=["cellule", "date"], name="parution_par_date")]
        constraints = [code_unique("parution")]

    def __str__(self) -> str:
        return self.intitule or f"{self.publication} ({self.date})"


class Mesure(models.TextChoices):
    ABONNES = "abonnes", "abonnés"
    INSCRITS = "inscrits", "inscrits"
    VISITEURS = "visiteurs", "visiteurs"
    VISITES = "visites", "visites"
    DESTINATAIRES = "destinataires", "destinataires"


# format, audiences.csv: « abonnes and inscrits are stocks; the others are monthly flows ».
STOCKS = (Mesure.ABONNES, Mesure.INSCRITS)
FLUX = (Mesure.VISITEURS, Mesure.VISITES, Mesure.DESTINATAIRES)


class Audience(ModeleDeCellule):
    """One reading of audience. `periode` is its day for a stock, the first of its month for a
    flow: one reading per publication, measure and period (format, « Unique »)."""

    publication = LienInterne(Publication, models.CASCADE, related_name="audiences")
    date = models.DateField("date")
    mesure = models.CharField("mesure", max_length=15, choices=Mesure)
    valeur = models.PositiveBigIntegerField("valeur")
    periode = models.DateField("période", editable=False)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "relevé d’audience"
        verbose_name_plural = "relevés d’audience"
        ordering = ["date", "pk"]
        constraints = [
            dans_la_liste("audience", "mesure", Mesure),
            models.UniqueConstraint(
                fields=["cellule", "publication", "mesure", "periode"],
                name="audience_une_par_periode",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}, {self.get_mesure_display()} ({self.date})"


class NatureDocument(models.TextChoices):
    REFERENTIEL = "referentiel", "référentiel"
    RBP = "rbp", "recommandation de bonnes pratiques"
    AUTRE = "autre", "autre document"


class Diffusion(ModeleDeCellule):
    """A reference document sent in an issue (C5)."""

    parution = LienInterne(Parution, models.CASCADE, related_name="diffusions")
    document = models.CharField("document", max_length=500)
    nature = models.CharField("nature", max_length=15, choices=NatureDocument)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "diffusion d’un document"
        verbose_name_plural = "diffusions de documents"
        ordering = ["pk"]
        constraints = [
            dans_la_liste("diffusion", "nature", NatureDocument),
            models.UniqueConstraint(
                fields=["cellule", "parution", "document"], name="diffusion_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.document
