"""Reads of the ground: adhesions, cells, jobs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db.models import Func, IntegerField, Q, QuerySet
from django.utils import timezone

from cellule.models import Adhesion, Cellule, Corbeille, Role, Trace, Utilisateur


@dataclass(frozen=True)
class Acces:
    """What one person may enter today."""

    adhesions: tuple[Adhesion, ...]

    @property
    def cellules(self) -> list[Cellule]:
        uniques = {a.cellule_id: a.cellule for a in self.adhesions if a.cellule_id}
        return sorted(uniques.values(), key=lambda cellule: cellule.nom)

    @property
    def regions(self) -> list[str]:
        return sorted({a.region_id for a in self.adhesions if a.region_id})

    @property
    def national(self) -> bool:
        return any(a.role == Role.NATIONAL for a in self.adhesions)

    @property
    def espaces(self) -> int:
        """How many spaces: cells, regions, the nation."""
        return len(self.cellules) + len(self.regions) + self.national

    def role_dans(self, code: str) -> str | None:
        """The strongest role of the person in the cell `code`, None for a stranger."""
        roles = {a.role for a in self.adhesions if a.cellule_id and a.cellule.code == code}
        return next((role.value for role in Role.de_cellule() if role in roles), None)

    def roles_dans(self, cellule: Cellule) -> list[str]:
        """The roles of the person in a cell, none for a stranger; rights add up."""
        return [a.role for a in self.adhesions if a.cellule_id == cellule.pk]


def adhesions_de(utilisateur: Utilisateur, jour: date | None = None) -> Acces:
    """The adhesions of one person, active on `jour` (today). Nothing else says who enters; the two
    functions below only say whom to write to."""
    return _acces(_adhesions(utilisateur.pk, jour or timezone.localdate()))


def entrant(cle: int) -> tuple[Utilisateur | None, Acces]:
    """The account of a session and what it may enter today: one query for a page."""
    acces = _acces(_adhesions(cle, timezone.localdate()).select_related("utilisateur"))
    if acces.adhesions:
        return acces.adhesions[0].utilisateur, acces
    return Utilisateur.objects.filter(pk=cle).first(), acces


def acces_de(utilisateur: Utilisateur) -> Acces:
    """What a person may enter today, as read with the account when a session opened it."""
    return getattr(utilisateur, "acces", None) or adhesions_de(utilisateur)


def _adhesions(cle: int, jour: date) -> QuerySet[Adhesion]:
    return _actives(jour).filter(utilisateur=cle).select_related("cellule")


def _acces(adhesions: Iterable[Adhesion]) -> Acces:
    """Sorted here: every page reads these few rows, and an order takes long to write in SQL."""
    return Acces(tuple(sorted(adhesions, key=attrgetter("pk"))))


def membres_de(cellule: Cellule, roles: Iterable[str]) -> list[Utilisateur]:
    """The people who have one of these roles in a cell today, to write to them."""
    return _comptes(_actives(cellule.aujourdhui()).filter(cellule=cellule, role__in=list(roles)))


def agents_de(regions: Iterable[str]) -> list[Utilisateur]:
    """The agents of the agencies of these regions today, to write to them."""
    jour = timezone.localdate()
    return _comptes(_actives(jour).filter(role=Role.AGENT_ARS, region__in=list(regions)))


def _actives(jour: date) -> QuerySet[Adhesion]:
    return Adhesion.objects.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)


def _comptes(adhesions: QuerySet[Adhesion]) -> list[Utilisateur]:
    """Each open account once, whatever the number of its adhesions."""
    cles = adhesions.values("utilisateur")
    return list(Utilisateur.objects.filter(pk__in=cles, is_active=True).order_by("email"))


def traces_de_la_ligne(table: str, cle: int) -> QuerySet[Trace]:
    """What was done to one row, the last act first: its own traces, and those of the acts on many
    rows that name it."""
    lot = Q(cle=None, details__contains={"lignes": [{"cle": cle}]})
    return Trace.objects.filter(Q(cle=cle) | lot, table=table).order_by("-pk")


def actes_de_la_cellule(
    *, auteur: str = "", table: str = "", jour: date | None = None
) -> QuerySet[Trace]:
    """Every act, the last first; those of one person, on one table, of one local day."""
    criteres = {"auteur": auteur, "table": table, "moment__date": jour}
    actes = Trace.objects.filter(**{nom: voulu for nom, voulu in criteres.items() if voulu})
    return actes.order_by("-pk")


def auteurs_des_actes() -> list[str]:
    noms = Trace.objects.exclude(auteur="").order_by("auteur").values_list("auteur", flat=True)
    return list(noms.distinct())


def entrees_de_la_corbeille() -> QuerySet[Corbeille]:
    """What waits in the bin, the last removed first, with the number of rows of each entry."""
    combien = Func("contenu", function="jsonb_array_length", output_field=IntegerField())
    entrees = Corbeille.objects.select_related("trace").defer("contenu")
    return entrees.annotate(combien=combien).order_by("-trace_id")


def jetee(table: str, cle: int) -> Corbeille | None:
    """The entry of the bin that holds a row removed by itself."""
    return entrees_de_la_corbeille().filter(trace__table=table, trace__cle=cle).first()
