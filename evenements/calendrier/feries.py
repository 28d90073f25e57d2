"""Public and school holidays of the departments of a cell, in words.

By the library `holidays` (docs/decisions/holidays.md). Corsica and the departments overseas have
a school calendar of their own, which it does not know: the page says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from holidays import PUBLIC, SCHOOL, country_holidays

from cellule.territoires import noms_departements, zones_scolaires
from cellule.typographie import typo

# The departments with public holidays of their own, by the library's names.
PARTICULIERS = {"67": "6AE", "68": "6AE"} | {
    code: code for code in ("57", "971", "972", "973", "974", "976")
}
# The school years whose dates are published: the library goes on by rule of thumb.
PREMIER_CONNU, DERNIER_CONNU = date(2017, 9, 4), date(2028, 8, 31)


@dataclass(frozen=True)
class Ferie:
    """One holiday: its name, and in which departments when it is not in all of the cell's."""

    nom: str
    ou: str = ""

    @property
    def en_mots(self) -> str:
        return f"{self.nom} ({self.ou})" if self.ou else self.nom


class Vacances(NamedTuple):
    """A school holiday: its days, both included, and its zones."""

    nom: str
    debut: date
    fin: date
    zones: tuple[str, ...]


def feries(departements: Iterable[str], debut: date, fin: date) -> dict[date, list[Ferie]]:
    """The public holidays of a period by day; the local ones say where."""
    siens = tuple(departements)
    ou: dict[tuple[date, str], list[str]] = {}
    for code in siens:
        for jour, nom in _jours(PARTICULIERS.get(code), PUBLIC, debut.year, fin.year):
            if debut <= jour <= fin:
                ou.setdefault((jour, nom), []).append(code)
    par_jour: dict[date, list[Ferie]] = {}
    for (jour, nom), codes in sorted(ou.items()):
        partout = len(codes) == len(siens)
        lieux = "" if partout else ", ".join(noms_departements().get(c, c) for c in codes)
        par_jour.setdefault(jour, []).append(Ferie(typo(nom), lieux))
    return par_jour


def zones_de(departements: Iterable[str]) -> tuple[str, ...]:
    """The school zones of the cell: « A », « B », « C », of those that the library knows."""
    zones = zones_scolaires()
    return tuple(sorted({zones[code] for code in departements if zones.get(code)}))


def sans_zone(departements: Iterable[str]) -> list[str]:
    """The departments whose school calendar is not known here, by name."""
    zones = zones_scolaires()
    return [noms_departements().get(code, code) for code in departements if not zones.get(code)]


def vacances(zones: Iterable[str], debut: date, fin: date) -> list[Vacances]:
    """The school holidays that touch a period, whole; zones with the same days are together."""
    memes: dict[tuple[date, date, str], list[str]] = {}
    for zone in zones:
        for une in _vacances_de(zone, debut.year):
            if une[0] <= fin and une[1] >= debut:
                memes.setdefault(une, []).append(zone)
    return [Vacances(typo(nom), d, f, tuple(zz)) for (d, f, nom), zz in sorted(memes.items())]


def connues(debut: date, fin: date) -> bool:
    """True where the school calendar of the whole period is published."""
    return debut >= PREMIER_CONNU and fin <= DERNIER_CONNU


@lru_cache(maxsize=64)
def _vacances_de(zone: str, annee: int) -> tuple[tuple[date, date, str], ...]:
    """Those of a zone from a year before to a year after: days that follow one another."""
    suites: list[tuple[date, date, str]] = []
    for jour, nom in _jours(f"Zone {zone}", SCHOOL, annee - 1, annee + 1):
        if not PREMIER_CONNU <= jour <= DERNIER_CONNU:
            continue
        if suites and suites[-1][2] == nom and (jour - suites[-1][1]).days == 1:
            suites[-1] = (suites[-1][0], jour, nom)
        else:
            suites.append((jour, jour, nom))
    return tuple(suites)


@lru_cache(maxsize=256)
def _jours(
    subdivision: str | None, categorie: str, premiere: int, derniere: int
) -> tuple[tuple[date, str], ...]:
    """The days off of whole years; a day with two names is given twice."""
    jours = country_holidays(
        "FR",
        subdiv=subdivision,
        years=range(premiere, derniere + 1),
        expand=False,
        language="fr",
        categories=categorie,
    )
    return tuple((jour, nom) for jour in sorted(jours) for nom in jours.get_list(jour))
