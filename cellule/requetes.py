"""Reads of the ground: adhesions, cells, jobs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from cellule.models import Adhesion, Cellule, Role, Utilisateur


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
    actives = _actives(jour or timezone.localdate()).filter(utilisateur=utilisateur)
    return Acces(tuple(actives.select_related("cellule", "region").order_by("pk")))


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
