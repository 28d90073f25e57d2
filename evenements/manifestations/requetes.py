"""Reads of the events and trainings."""

from django.db.models import Case, CharField, Count, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from evenements.models import (
    Activite,
    Participation,
    Presence,
    Satisfaction,
    Seance,
    StatutActivite,
    StatutPresence,
    TypeActivite,
)

TYPES = (TypeActivite.EVENEMENT, TypeActivite.FORMATION)
# Sessions called off or put off are no longer planned.
A_TENIR = (StatutActivite.PLANIFIE, StatutActivite.TENU)


def manifestations() -> QuerySet[Activite]:
    """The events and trainings, with what their list shows."""
    seances = Seance.objects.filter(activite=OuterRef("pk"))
    inscrits = Participation.objects.filter(activite=OuterRef("pk"), statut=StatutPresence.INSCRIT)
    presents = Presence.objects.filter(activite=OuterRef("pk"), comptee=True)
    satisfaction = Satisfaction.objects.filter(activite=OuterRef("pk"))
    return Activite.objects.filter(type__in=TYPES).annotate(
        programme_donne=Case(
            When(programme="", then=Value("non")), default=Value("oui"), output_field=CharField()
        ),
        seances_tenues=_combien(seances.filter(statut=StatutActivite.TENU), "pk"),
        seances_prevues=_combien(seances.filter(statut__in=A_TENIR), "pk"),
        inscrits=_combien(inscrits, "professionnel"),
        presents=_combien(presents, "professionnel"),
        note=Subquery(satisfaction.values("note")),
        satisfaits=Subquery(satisfaction.values("satisfaits")),
        reponses=Subquery(satisfaction.values("reponses")),
    )


def _combien(lignes: QuerySet, quoi: str) -> Coalesce:
    """How many distinct ones of an activity."""
    par_activite = lignes.order_by().values("activite")
    return Coalesce(Subquery(par_activite.values(n=Count(quoi, distinct=True))), 0)


def satisfaction_de(activite: Activite) -> Satisfaction | None:
    return Satisfaction.objects.filter(activite=activite).select_related("activite").first()
