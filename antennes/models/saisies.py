"""What a phone sends of an antenna's meeting, outside the exchange format."""

from django.conf import settings
from django.db import models

from cellule.models import LienInterne, ModeleDeCellule
from evenements.models import Activite

from .antennes import Antenne


class SaisieDeReunion(ModeleDeCellule):
    """A meeting as it was sent: `cle` is drawn on the device, once a meeting, so that what is sent
    again (a double tap, an answer that the network lost) is known to be the same."""

    cle = models.UUIDField("clé de l’envoi", editable=False)
    activite = LienInterne(Activite, models.CASCADE, related_name="saisies")
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recue_le = models.DateTimeField("reçue le", auto_now_add=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "saisie de réunion"
        verbose_name_plural = "saisies de réunions"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cellule", "cle"], name="saisiedereunion_cle_unique")
        ]

    def __str__(self) -> str:
        return str(self.activite)


class BrouillonDeReunion(ModeleDeCellule):
    """What somebody has typed of a meeting and not sent yet: the same on each of his devices."""

    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    antenne = LienInterne(Antenne, models.CASCADE, related_name="+")
    cle = models.UUIDField("clé de l’envoi", editable=False)
    contenu = models.JSONField("ce qui est saisi", default=list)
    photo = models.BinaryField("photo de la feuille", null=True)
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "brouillon de réunion"
        verbose_name_plural = "brouillons de réunions"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cellule", "utilisateur", "antenne"],
                name="brouillondereunion_un_par_antenne",
            )
        ]

    def __str__(self) -> str:
        return f"{self.antenne}, {self.modifie_le:%d/%m/%Y}"


class PhotoDeReunion(ModeleDeCellule):
    """The photo of the sheet that people signed: a JPEG drawn again, without what a phone adds to
    it (place, device)."""

    activite = LienInterne(Activite, models.CASCADE, related_name="photos")
    octets = models.BinaryField("image")
    ajoutee_le = models.DateTimeField("ajoutée le", auto_now_add=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "photo de feuille"
        verbose_name_plural = "photos de feuilles"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Feuille de « {self.activite} »"
