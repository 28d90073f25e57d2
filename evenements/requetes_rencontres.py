"""Who was met, and when (regles §1, « Structures met »)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    DateField,
    F,
    Func,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat, Trim

from acteurs.models import Professionnel, Structure
from evenements.models import (
    TYPES_DE_RENCONTRE,
    Activite,
    Participation,
    StatutActivite,
    StatutPresence,
    StructureRencontree,
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


class _JoursDeRencontre(Func):
    """What the rows of a structure say, reckoned by the database (migration 0011)."""

    function = "evenements_jours_de_rencontre"
    template = "(%(function)s(%(expressions)s)).passe"
    output_field = DateField()


def derniere_rencontre(jour: date) -> Case:
    """The last day on which a surviving structure was met, as the view `Rencontre` says it: named,
    or represented by people outside the team. From what is kept of it (`DerniereRencontre`), or
    from the rows where that was written for another time: a held day has come since, or had not
    come yet."""
    autre_temps = Q(rencontres_gardees__prochain__lte=jour) | Q(rencontres_gardees__jour__gt=jour)
    return Case(
        When(autre_temps, then=_JoursDeRencontre(F("pk"), Value(jour))),
        default=F("rencontres_gardees__jour"),
        output_field=DateField(),
    )


def _qui_rencontrent(structure: int) -> tuple[QuerySet, QuerySet, QuerySet]:
    """The rows by which a surviving structure was met, itself or one merged into it: named,
    represented by somebody who came for it, or by somebody who works there and came for none."""
    siennes = Structure.objects.filter(Q(pk=structure) | Q(survivante=structure)).values("pk")
    venues = Participation.objects.filter(
        statut=StatutPresence.PRESENT, professionnel__equipe_cellule=False
    )
    return (
        StructureRencontree.objects.filter(structure__in=siennes),
        venues.filter(structure__in=siennes),
        venues.filter(structure=None, professionnel__structure__in=siennes),
    )


def derniere_presence(jour: date) -> Subquery:
    """The last day on which a person came to something."""
    siennes = Participation.objects.filter(professionnel=OuterRef("pk"))
    return _dernier_jour(siennes.filter(presences_tenues(jour)))


def _dernier_jour(lignes: QuerySet) -> Subquery:
    jours = lignes.order_by().values(rien=Value(1)).annotate(d=Max("activite__jour_retenu"))
    return Subquery(jours.values("d"), output_field=DateField())


@dataclass(frozen=True)
class RencontreTenue:
    """A meeting, and who of the cell's team was there."""

    activite: Activite
    par: str


def rencontres_de(structure: Structure, jour: date) -> QuerySet[Activite]:
    """The meetings of a surviving structure, the latest first, as the view `Rencontre` says them;
    by the indexes of its own rows, which the view cannot use."""
    nommee, *representee = (
        lignes.order_by().values("activite") for lignes in _qui_rencontrent(structure.pk)
    )
    tenues = Activite.objects.filter(rencontres_tenues(jour), pk__in=nommee.union(*representee))
    return tenues.order_by("-jour_retenu", "-pk")


def avec_l_equipe(activites: QuerySet[Activite]) -> Iterable[RencontreTenue]:
    """Each with the names of the team who were there, in the same query."""
    noms = (
        Participation.objects.filter(
            activite=OuterRef("pk"),
            statut=StatutPresence.PRESENT,
            professionnel__equipe_cellule=True,
        )
        .order_by("pk")
        .values_list(Trim(Concat("professionnel__prenom", Value(" "), "professionnel__nom")))
    )
    for activite in activites.annotate(de_l_equipe=ArraySubquery(noms)):
        yield RencontreTenue(activite, ", ".join(dict.fromkeys(activite.de_l_equipe)))
