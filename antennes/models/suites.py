"""The minutes as they were sent, who received each; the weekly mails; beside the format."""

from django.db import models

from cellule.models import LienInterne, ModeleDeCellule


class CompteRendu(ModeleDeCellule):
    """A version of the minutes of a meeting, as it was sent. The database refuses to change it
    (`cellule/rls.py`): a correction is a new version, whose `corrections` say what it corrects."""

    activite = LienInterne(
        "evenements.Activite", models.CASCADE, related_name="comptes_rendus_envoyes"
    )
    numero = models.PositiveSmallIntegerField("version")
    contenu = models.JSONField("contenu")
    corrections = models.JSONField("ce qu’elle corrige", default=list)
    auteur = models.CharField("figée par", max_length=300, blank=True)
    fige_le = models.DateTimeField("figée le", auto_now_add=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "compte rendu envoyé"
        verbose_name_plural = "comptes rendus envoyés"
        ordering = ["-numero", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "activite", "numero"], name="compterendu_numero_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(numero__gte=1), name="compterendu_a_partir_de_un"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activite}, version {self.numero}"


class EnvoiDeCompteRendu(ModeleDeCellule):
    """One version, to one address: the row is written first, so that none is sent twice."""

    compte_rendu = LienInterne(CompteRendu, models.CASCADE, related_name="envois")
    nom = models.CharField("destinataire", max_length=401)
    adresse = models.EmailField("adresse")
    envoye_par = models.CharField("envoyé par", max_length=300, blank=True)
    envoye_le = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "envoi de compte rendu"
        verbose_name_plural = "envois de comptes rendus"
        ordering = ["nom", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "compte_rendu", "adresse"], name="envoidecompterendu_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nom}, {self.compte_rendu}"


class EnvoiHebdomadaire(ModeleDeCellule):
    """The mail of a week to a référent: the row is written first, so that none is sent twice."""

    semaine = models.DateField("lundi de la semaine")
    destinataire = models.EmailField("destinataire")
    envoye_le = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "courriel hebdomadaire"
        verbose_name_plural = "courriels hebdomadaires"
        ordering = ["-semaine", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "semaine", "destinataire"], name="envoihebdomadaire_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.destinataire}, {self.semaine}"


class Invitation(ModeleDeCellule):
    """Somebody invited to a meeting by mail, and what the last mail told them of it: changed
    before the mail leaves, so that none leaves twice.

    It stays when the meeting goes to the bin: its guests are still to be told."""

    cle = models.BigIntegerField("clé de l’activité")
    nom = models.CharField("personne invitée", max_length=401)
    adresse = models.EmailField("adresse")
    repondre_a = models.EmailField("répondre à", blank=True)
    dit = models.CharField("ce qui a été dit", max_length=64, blank=True, editable=False)
    envoyee_le = models.DateTimeField("dernier courriel", null=True, editable=False)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "invitation"
        verbose_name_plural = "invitations"
        ordering = ["nom", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "cle", "adresse"], name="invitation_unique")
        ]

    def __str__(self) -> str:
        return self.nom
