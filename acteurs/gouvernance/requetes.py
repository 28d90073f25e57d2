"""Reads of the governance: who sits today, which colleges have nobody, who works how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from acteurs.models import College, GroupeDeTravail, MandatCopil, PosteCellule

# A mandate that ends within this many days is said to end soon.
BIENTOT = 90


def actifs(lignes: QuerySet, jour: date) -> QuerySet:
    """Active on a day: begun, and not over before it (regles §1: the last day is included)."""
    return lignes.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)


def mandats() -> QuerySet[MandatCopil]:
    return MandatCopil.objects.select_related("professionnel", "structure")


def postes() -> QuerySet[PosteCellule]:
    return PosteCellule.objects.select_related("professionnel")


def groupes() -> QuerySet[GroupeDeTravail]:
    return GroupeDeTravail.objects.select_related("animateur", "projet")


def groupes_comptes() -> QuerySet[GroupeDeTravail]:
    """The working groups, with how many belong to each."""
    return groupes().annotate(combien=Count("liens_membres"))


@dataclass(frozen=True)
class Siege:
    """One college of the framework, and who holds a mandate in it."""

    college: College
    mandats: list[MandatCopil]


def composition(jour: date) -> list[Siege]:
    """The ten colleges in the order of the framework, those without anybody included."""
    lus = list(actifs(mandats(), jour).order_by("qualite", "professionnel__cle_tri", "pk"))
    # « titulaire » after « suppleant » in the alphabet: full members come first.
    lus.sort(key=lambda m: m.qualite != "titulaire")
    return [Siege(college, [m for m in lus if m.college == college]) for college in College]


def finissent_bientot(lignes: QuerySet, jour: date) -> QuerySet:
    """Active, with a last day within three months."""
    return (
        actifs(lignes, jour).filter(fin__lte=jour + timedelta(days=BIENTOT)).order_by("fin", "pk")
    )


def etp_au(lignes: Iterable[PosteCellule], jour: date) -> Decimal:
    """The sum of the posts active on a day."""
    actifs_ce_jour = (p for p in lignes if p.debut <= jour and (p.fin is None or p.fin >= jour))
    return sum((p.etp for p in actifs_ce_jour), Decimal(0))


def etp_de_l_annee(lignes: Iterable[PosteCellule], annee: int, arret: date) -> Decimal | None:
    """The mean over the days of a civil year up to `arret`: each post weighs its days in it.

    None for a year that has not begun.
    """
    premier, dernier = date(annee, 1, 1), min(date(annee, 12, 31), arret)
    if dernier < premier:
        return None
    jours = (dernier - premier).days + 1
    total = Decimal(0)
    for poste in lignes:
        debut, fin = max(poste.debut, premier), min(poste.fin or dernier, dernier)
        if debut <= fin:
            total += poste.etp * ((fin - debut).days + 1)
    return total / jours
