"""Reads of the working groups: their meetings, what was decided there, who is expected."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from acteurs.models import GroupeDeTravail
from evenements.models import (
    SUITES_OUVERTES,
    Activite,
    LigneCompteRendu,
    Presence,
    ReunionDeGroupe,
    StatutActivite,
)


def avec_leurs_reunions(groupes: QuerySet[GroupeDeTravail], jour: date) -> QuerySet:
    """Annotate each group with how many meetings were held, the last and the next one."""
    siennes = ReunionDeGroupe.objects.filter(groupe=OuterRef("pk")).order_by()
    tenues = siennes.filter(activite__statut_retenu=StatutActivite.TENU)
    prevues = siennes.filter(
        activite__statut_retenu=StatutActivite.PLANIFIE, activite__jour_retenu__gte=jour
    )
    combien = tenues.values("groupe").annotate(n=Count("pk")).values("n")
    return groupes.annotate(
        reunions_tenues=Coalesce(Subquery(combien), 0),
        derniere_reunion=Subquery(
            tenues.order_by("-activite__jour_retenu").values("activite__jour_retenu")[:1]
        ),
        prochaine_reunion=Subquery(
            prevues.order_by("activite__jour_retenu").values("activite__jour_retenu")[:1]
        ),
    )


@dataclass(frozen=True)
class Reunions:
    """The meetings of a group: those to come, the nearest first; those past, the last first."""

    a_venir: list[Activite]
    passees: list[Activite]


def reunions_du_groupe(groupe: GroupeDeTravail, jour: date) -> Reunions:
    """Each with how many people came (regles §1: distinct persons counted, and the unnamed), and
    how many lines its minutes have."""
    personnes = (
        Presence.objects.filter(activite=OuterRef("pk"), comptee=True)
        .order_by()
        .values("activite")
        .annotate(n=Count("professionnel", distinct=True))
    )
    lignes = (
        LigneCompteRendu.objects.filter(activite=OuterRef("pk"))
        .order_by()
        .values("activite")
        .annotate(n=Count("pk"))
    )
    toutes = list(
        Activite.objects.filter(liens_groupes__groupe=groupe)
        .annotate(
            participants=Coalesce(Subquery(personnes.values("n")), 0) + Coalesce("anonymes", 0),
            lignes=Coalesce(Subquery(lignes.values("n")), 0),
        )
        .order_by("-jour_retenu", "-pk")
    )
    prevue = StatutActivite.PLANIFIE
    a_venir = [r for r in toutes if r.statut_retenu == prevue and r.jour_retenu >= jour]
    return Reunions(a_venir[::-1], [r for r in toutes if r not in a_venir])


def suites_du_groupe(groupe: GroupeDeTravail) -> list[LigneCompteRendu]:
    """What the minutes of its meetings leave open, the nearest deadline first."""
    ouvertes = LigneCompteRendu.objects.filter(
        Q(suite__in=SUITES_OUVERTES), activite__liens_groupes__groupe=groupe
    ).select_related("activite", "responsable")
    return sorted(ouvertes, key=lambda une: (une.echeance or date.max, une.pk))
