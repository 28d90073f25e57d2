"""Reads of the journal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from acteurs.models import GroupeDeTravail, Professionnel
from evenements.models import (
    Activite,
    LigneCompteRendu,
    Participation,
    Presence,
    Seance,
    StatutActivite,
    TypeActivite,
)


@lru_cache(maxsize=1)
def _journal() -> QuerySet[Activite]:
    personnes = (
        Presence.objects.filter(activite=OuterRef("pk"), comptee=True)
        .order_by()
        .values("activite")
        .annotate(n=Count("professionnel", distinct=True))
    )
    nommees = Coalesce(Subquery(personnes.values("n")), 0)
    return Activite.objects.annotate(participants=nommees + Coalesce("anonymes", 0))


def journal() -> QuerySet[Activite]:
    """The journal, with the participations of each activity (regles §1: distinct persons counted,
    and the unnamed). Put together once: the cell is named when it is read."""
    return _journal().all()


def toutes_a_confirmer(jour: date) -> QuerySet[Activite]:
    """Planned and past, of any year: nobody has said whether they took place (regles §1,
    `a_confirmer`), the oldest first. `a_des_seances`: a training whose sessions say it."""
    seances = Seance.objects.filter(activite=OuterRef("pk"))
    lignes = _planifiees_avant(jour).annotate(a_des_seances=Exists(seances))
    return lignes.order_by("jour_retenu", "pk")


def combien_a_confirmer(jour: date, *, au_plus: int) -> int:
    """How many of them; no more than `au_plus` are counted."""
    return _planifiees_avant(jour).order_by()[:au_plus].count()


def _planifiees_avant(jour: date) -> QuerySet[Activite]:
    return Activite.objects.filter(statut_retenu=StatutActivite.PLANIFIE, jour_retenu__lt=jour)


def a_confirmer(annee: int, jour: date) -> QuerySet[Activite]:
    """Those of one year."""
    return toutes_a_confirmer(jour).filter(annee_retenue=annee)


def annees_du_journal() -> list[int]:
    """The years in which the journal has at least one activity, the latest first."""
    annees = Activite.objects.order_by("-annee_retenue").values_list("annee_retenue", flat=True)
    return list(annees.distinct())


def antennes_connues() -> QuerySet:
    """The antennas of the cell: `antennes` stands right of the journal, which knows it by name."""
    return Activite._meta.get_field("antennes").related_model.objects.all()


def groupe_de(activite: Activite) -> GroupeDeTravail | None:
    """The working group whose meeting it is, if it was said."""
    if activite.type != TypeActivite.GROUPE_TRAVAIL:
        return None
    return GroupeDeTravail.objects.filter(reunions__activite=activite).first()


def equipe_de_la_cellule() -> QuerySet[Professionnel]:
    return Professionnel.objects.filter(equipe_cellule=True)


def participations_de(activite: Activite) -> QuerySet[Participation]:
    """The named attendance of an activity, as a French reader sorts names. For who is counted
    (regles §1), `pour_le_type` is the type of the surviving structure that they came for."""
    comptees = Presence.objects.filter(pk=OuterRef("pk"), comptee=True)
    lignes = Participation.objects.filter(activite=activite).annotate(
        comptee=Exists(comptees), pour_le_type=Subquery(comptees.values("structure__type"))
    )
    lues = lignes.select_related("professionnel__structure", "structure")
    return lues.order_by("professionnel__cle_tri", "pk")


def par_type(participations: Iterable[Participation]) -> list[tuple[str, int]]:
    """The distinct persons counted among them, by type of the structure they came for."""
    paires = {(p.pour_le_type or "", p.professionnel_id) for p in participations if p.comptee}
    return sorted(Counter(genre for genre, _ in paires).items())


def compte_rendu_de(activite: Activite) -> list[LigneCompteRendu]:
    """The lines of its minutes: one query for all those who ask this object."""
    lignes = LigneCompteRendu.objects.select_related("projet", "responsable")
    prefetch_related_objects([activite], Prefetch("lignes_compte_rendu", queryset=lignes))
    return list(activite.lignes_compte_rendu.all())


def seances_de(activite: Activite) -> list[Seance]:
    """The sessions of a training, in their order; another activity has none."""
    if activite.type != TypeActivite.FORMATION:
        return []
    return list(activite.seances.order_by("jour", "pk"))


@dataclass(frozen=True)
class RendezVous:
    """A planned activity, or a planned session of a training: its local day, as it was written."""

    activite: int
    intitule: str
    type: str
    modalite: str
    lieu: str
    jour: date
    debut: str


def prochains(jour: date, combien: int) -> list[RendezVous]:
    """What is planned from a day on, the nearest first. A training with sessions is told by those
    that are planned."""
    prevu = {"statut": StatutActivite.PLANIFIE}
    siennes = Seance.objects.filter(activite=OuterRef("pk"))
    activites = Activite.objects.filter(~Exists(siennes), jour_retenu__gte=jour, **prevu)
    seances = Seance.objects.filter(jour__gte=jour, **prevu)
    de_l_activite = ("intitule", "type", "modalite", "lieu")
    toutes = activites.values_list("pk", *de_l_activite, "jour_retenu", "debut").union(
        seances.values_list(
            "activite_id", *(f"activite__{nom}" for nom in de_l_activite), "jour", "debut"
        ),
        all=True,
    )
    return [RendezVous(*une) for une in toutes.order_by("jour_retenu", "debut", "pk")[:combien]]
