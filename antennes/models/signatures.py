"""The sheet that people sign by themselves, from a code on the wall."""

from django.conf import settings
from django.db import models

from cellule.models import LienInterne, ModeleDeCellule
from evenements.models import Activite

LONGUEUR = 200


class FeuilleASigner(ModeleDeCellule):
    """Open for signing until `ferme_le`; its address is signed by the site, not stored."""

    activite = LienInterne(Activite, models.CASCADE, related_name="feuilles_a_signer")
    ouverte_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ouverte_le = models.DateTimeField("ouverte le", auto_now_add=True)
    ferme_le = models.DateTimeField("ferme le")

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "feuille à signer"
        verbose_name_plural = "feuilles à signer"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "activite"], name="feuilleasigner_une_par_activite"
            )
        ]

    def __str__(self) -> str:
        return str(self.activite)


class Signature(ModeleDeCellule):
    """What one person wrote of herself; nobody of the directory until the team has checked it.

    `identite` is the name and the structure, folded: whoever signs again is there once.
    """

    feuille = LienInterne(FeuilleASigner, models.CASCADE, related_name="signatures")
    identite = models.CharField(max_length=3 * LONGUEUR + 2, editable=False)
    nom = models.CharField("nom", max_length=LONGUEUR)
    prenom = models.CharField("prénom", max_length=LONGUEUR)
    fonction = models.CharField("fonction", max_length=LONGUEUR, blank=True)
    structure = models.CharField("structure", max_length=LONGUEUR, blank=True)
    recue_le = models.DateTimeField("reçue le", auto_now_add=True)
    verifiee_le = models.DateTimeField("vérifiée le", null=True, blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "signature"
        verbose_name_plural = "signatures"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "feuille", "identite"], name="signature_une_par_personne"
            )
        ]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}"
