"""The file of a spreadsheet between its arrival and its import; kept a day."""

import hashlib
import json

from django.db import models

from .base import ModeleDeCellule
from .comptes import Utilisateur


class Depot(ModeleDeCellule):
    """A file given to be imported, how it is read, what the last reading found."""

    table = models.CharField("table", max_length=50)
    nom = models.CharField("nom du fichier", max_length=200, blank=True)
    octets = models.BinaryField("contenu")
    lignes = models.PositiveIntegerField("nombre de lignes de la plus longue feuille")
    deposant = models.ForeignKey(
        Utilisateur, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    depose_le = models.DateTimeField("déposé le", auto_now_add=True)
    reglages = models.JSONField("réglages", default=dict)
    rapport = models.JSONField("rapport", default=dict)
    importe_le = models.DateTimeField("importé le", null=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "tableur déposé"
        verbose_name_plural = "tableurs déposés"
        ordering = ["-depose_le", "-pk"]

    @property
    def empreinte(self) -> str:
        """Stands for how the file is read: a report is of one reading."""
        texte = json.dumps(self.reglages, sort_keys=True)
        return hashlib.sha256(texte.encode()).hexdigest()[:16]

    def __str__(self) -> str:
        return self.nom or "texte collé"
