"""Reads of the antennas: who is their *référent*, when they last met."""

from collections import Counter
from datetime import date

from django.db.models import Max, Min, Prefetch, Q, QuerySet

from acteurs.gouvernance.requetes import actifs
from acteurs.models import Structure
from acteurs.models.structures import PALLIATIFS
from antennes.models import Antenne, Mandat
from evenements.enrichissements import mois_avant
from evenements.models import Activite, StatutActivite, TypeActivite

MOIS_SANS_REUNION = 9
# The last meetings that the sheet of an antenna shows; the journal has the others.
MONTREES = 8


def ouvertes(jour: date) -> Q:
    """What is active on a day, its last one included (regles §1)."""
    return (Q(ouverte_le=None) | Q(ouverte_le__lte=jour)) & (
        Q(fermee_le=None) | Q(fermee_le__gte=jour)
    )


def mandats() -> QuerySet[Mandat]:
    return Mandat.objects.select_related("antenne", "professionnel")


def avec_leurs_reunions(antennes: QuerySet[Antenne], jour: date) -> QuerySet[Antenne]:
    """Annotate with the last meeting held and the next one planned (regles, A4)."""
    reunion = Q(activites__type=TypeActivite.REUNION_ANTENNE)
    tenue = reunion & Q(
        activites__statut_retenu=StatutActivite.TENU, activites__jour_retenu__lte=jour
    )
    prevue = reunion & Q(
        activites__statut_retenu=StatutActivite.PLANIFIE, activites__jour_retenu__gte=jour
    )
    return antennes.annotate(
        derniere=Max("activites__jour_retenu", filter=tenue),
        prochaine=Min("activites__jour_retenu", filter=prevue),
    )


def sans_reunion(jour: date) -> QuerySet[Antenne]:
    """Open for nine months at least, and no meeting held since; the oldest first."""
    depuis = mois_avant(jour, MOIS_SANS_REUNION)
    siennes = Antenne.objects.filter(ouvertes(jour), ouverte_le__lte=depuis)
    return (
        avec_leurs_reunions(siennes, jour)
        .filter(Q(derniere=None) | Q(derniere__lt=depuis))
        .order_by("derniere", "nom", "pk")
    )


def antennes_au(jour: date) -> QuerySet[Antenne]:
    """The antennas, with their meetings and, as `referents`, the mandates of the day."""
    du_jour = actifs(mandats(), jour).order_by("professionnel__cle_tri", "pk")
    return avec_leurs_reunions(Antenne.objects.all(), jour).prefetch_related(
        Prefetch("mandats", queryset=du_jour, to_attr="referents")
    )


def mandats_de(antenne: Antenne) -> list[Mandat]:
    """All its mandates, the latest first."""
    return list(mandats().filter(antenne=antenne).order_by("-debut", "-pk"))


def reunions_de(antenne: Antenne, jour: date) -> list[Activite]:
    """Its last meetings held."""
    tenues = Activite.objects.filter(
        antennes=antenne,
        type=TypeActivite.REUNION_ANTENNE,
        statut_retenu=StatutActivite.TENU,
        jour_retenu__lte=jour,
    )
    return list(tenues.order_by("-jour_retenu", "-pk")[:MONTREES])


def equipes_par_type(departements: list[str], jour: date) -> list[tuple[str, int]]:
    """How many palliative teams are active on a day in these departments, type by type."""
    types = Structure.objects.filter(
        ouvertes(jour), survivante=None, type__in=PALLIATIFS, departement__in=departements
    )
    nombres = Counter(types.order_by().values_list("type", flat=True))
    return [(type_, nombres[type_]) for type_ in PALLIATIFS if nombres[type_]]
