"""Reads of the tasks: what the minutes promise."""

from datetime import date

from django.db.models import Q, QuerySet

from evenements.models import SUITES_CLOSES, LigneCompteRendu, Rubrique

# A task is a decision, or a proposition, that somebody has, that has a day, or a follow-up.
DE_TACHES = (Rubrique.DECISION, Rubrique.PROPOSITION)
A_FAIRE = ~Q(suite__in=SUITES_CLOSES)


def taches() -> QuerySet[LigneCompteRendu]:
    promise = Q(responsable__isnull=False) | Q(echeance__isnull=False) | ~Q(suite="")
    lignes = LigneCompteRendu.objects.filter(promise, rubrique__in=DE_TACHES)
    return lignes.select_related("activite", "responsable")


def en_retard(jour: date) -> Q:
    return A_FAIRE & Q(echeance__lt=jour)
