"""Who was met, and when (regles §1, « Structures met »)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from acteurs.models import Professionnel, Structure
from evenements.models import (
    TYPES_DE_RENCONTRE,
    Activite,
    Participation,
    Rencontre,
    StatutActivite,
    StatutPresence,
)


def rencontres_tenues(jour: date, chemin: str = "") -> Q:
    """The activities that meet somebody: of the meeting types, held, and over."""
    return Q(
        **{
            f"{chemin}type__in": TYPES_DE_RENCONTRE,
            f"{chemin}statut_retenu": StatutActivite.TENU,
            f"{chemin}jour_retenu__lte": jour,
        }
    )


def presences_tenues(jour: date, chemin: str = "") -> Q:
    """The attendance at what was held, of any type, by who was there."""
    return Q(
        **{
            f"{chemin}statut": StatutPresence.PRESENT,
            f"{chemin}activite__statut_retenu": StatutActivite.TENU,
            f"{chemin}activite__jour_retenu__lte": jour,
        }
    )


def presences_de(personne: Professionnel, jour: date) -> QuerySet[Activite]:
    """What a person came to, the latest first; once each, even for two structures."""
    siennes = Participation.objects.filter(presences_tenues(jour), professionnel=personne)
    return Activite.objects.filter(pk__in=siennes.values("activite")).order_by(
        "-jour_retenu", "-pk"
    )


@dataclass(frozen=True)
class RencontreTenue:
    """A meeting, and who of the cell's team was there."""

    activite: Activite
    par: str


def rencontres_de(structure: Structure, jour: date) -> QuerySet[Activite]:
    """The meetings of a surviving structure, the latest first."""
    siennes = Rencontre.objects.filter(structure=structure).values("activite")
    tenues = Activite.objects.filter(rencontres_tenues(jour), pk__in=siennes)
    return tenues.order_by("-jour_retenu", "-pk")


def avec_l_equipe(activites: QuerySet[Activite]) -> Iterable[RencontreTenue]:
    """Each with the names of the team who were there: one query more, whatever their number."""
    de_l_equipe = Participation.objects.filter(
        statut=StatutPresence.PRESENT, professionnel__equipe_cellule=True
    ).select_related("professionnel")
    lues = activites.prefetch_related(
        Prefetch("participations", queryset=de_l_equipe, to_attr="de_l_equipe")
    )
    for activite in lues:
        noms = dict.fromkeys(str(p.professionnel) for p in activite.de_l_equipe)
        yield RencontreTenue(activite, ", ".join(noms))
