"""Reads of the tasks: the lines of minutes whose follow-up, date or owner was said."""

from datetime import date

from django.db.models import Q, QuerySet

from evenements.models import LigneCompteRendu, Suite

CLOSES = (Suite.FAITE, Suite.ABANDONNEE)
A_FAIRE = ~Q(suite__in=CLOSES)


def taches() -> QuerySet[LigneCompteRendu]:
    dite = ~Q(suite="") | Q(echeance__isnull=False) | Q(responsable__isnull=False)
    lignes = LigneCompteRendu.objects.filter(dite)
    return lignes.select_related("activite", "responsable")


def en_retard(jour: date) -> Q:
    return A_FAIRE & Q(echeance__lt=jour)
