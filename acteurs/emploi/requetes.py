"""Reads of the job offers."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from acteurs.models import Offre
from cellule.models import Cellule

# An offer that ends within so many days is said to end soon.
BIENTOT = timedelta(days=14)


class EtatOffre(models.TextChoices):
    """Where an offer stands: its days alone say it."""

    PUBLIEE = "publiee", "publiée"
    BIENTOT = "bientot", "expire bientôt"
    EXPIREE = "expiree", "expirée"
    REMISE = "remise", "remise en ligne depuis"
    POURVUE = "pourvue", "pourvue"


def offres_de(cellule: Cellule) -> QuerySet[Offre]:
    """The offers of the cell, each with where it stands today."""
    return avec_etat(Offre.objects.select_related("structure"), cellule.aujourdhui())


def avec_etat(offres: QuerySet[Offre], jour: date) -> QuerySet[Offre]:
    """An offer runs through its last day; one that was put online again is said so once over."""
    return offres.annotate(
        etat=Case(
            When(pourvue_le__lte=jour, then=Value(EtatOffre.POURVUE)),
            When(
                Exists(Offre.objects.filter(repost_de=OuterRef("pk"))),
                expire_le__lt=jour,
                then=Value(EtatOffre.REMISE),
            ),
            When(expire_le__lt=jour, then=Value(EtatOffre.EXPIREE)),
            When(expire_le__lte=jour + BIENTOT, then=Value(EtatOffre.BIENTOT)),
            default=Value(EtatOffre.PUBLIEE),
            output_field=models.CharField(),
        )
    )
