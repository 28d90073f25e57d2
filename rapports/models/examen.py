"""The review by the agency: what is said of each indicator and section, who was asked to look."""

from django.db import models
from django.utils import timezone

from cellule.models import LienInterne, ModeleDeCellule
from cellule.models.base import dans_la_liste

from .cycle import Cote, Rapport, Version


class GenreAvis(models.TextChoices):
    ACCEPTE = "accepte", "accepté"
    QUESTION = "question", "question"
    CORRECTION = "correction", "correction demandée"
    REPONSE = "reponse", "réponse"


class Avis(ModeleDeCellule):
    """A message of the thread on one indicator or section of a version; only ever added.

    `cible` has the keys of `Texte`: « indicateur:D2 », « section:equipe », « redaction:mot ».
    """

    version = LienInterne(Version, models.PROTECT, related_name="avis")
    cible = models.CharField("cible", max_length=80)
    genre = models.CharField("genre", max_length=10, choices=GenreAvis)
    texte = models.TextField("texte", blank=True)
    auteur = models.CharField("auteur", max_length=300)
    cote = models.CharField("côté", max_length=10, choices=Cote)
    moment = models.DateTimeField("moment", default=timezone.now)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "avis"
        verbose_name_plural = "avis"
        ordering = ["version", "moment", "pk"]
        constraints = [
            dans_la_liste("avis", "genre", GenreAvis),
            dans_la_liste("avis", "cote", Cote),
            models.CheckConstraint(
                condition=models.Q(genre=GenreAvis.ACCEPTE) | ~models.Q(texte=""),
                name="avis_dit_quelque_chose",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_genre_display()} : {self.cible}"


class Delegation(ModeleDeCellule):
    """A colleague of the agency asked to review a report, up to a day."""

    rapport = LienInterne(Rapport, models.PROTECT, related_name="delegations")
    courriel = models.EmailField("adresse électronique")
    nom = models.CharField("nom", max_length=300)
    par = models.CharField("par", max_length=300)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour")
    motif = models.TextField("motif", blank=True)

    class Meta(ModeleDeCellule.Meta):
        verbose_name = "délégation"
        verbose_name_plural = "délégations"
        ordering = ["-debut", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fin__gte=models.F("debut")), name="delegation_fin_apres_debut"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nom} ({self.courriel})"
