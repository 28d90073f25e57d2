"""A time zone in words that every calendar understands.

Outlook reads a VTIMEZONE by its yearly rules alone (MS-OXCICAL, 2.1.3.1.1.19) and ignores the lists
of dates that libraries write: in summer its hours would be wrong by one. The zones of France have
a yearly rule, or none.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

JOURS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PREMIERE_ANNEE = 1970
UNE_HEURE = timedelta(hours=1)


@dataclass(frozen=True)
class Bascule:
    """One change of clocks: the local time at which it happens, and the offsets around it."""

    local: datetime
    avant: timedelta
    apres: timedelta
    nom: str
    ete: bool


def bascules(zone: ZoneInfo, annee: int) -> list[Bascule]:
    """The changes of clocks of a year; zones of today change them on the hour."""
    debut = datetime(annee, 1, 1, tzinfo=UTC)
    heures = (debut + n * UNE_HEURE for n in range(366 * 24))
    trouvees = []
    avant = debut.astimezone(zone).utcoffset()
    for heure in heures:
        ici = heure.astimezone(zone)
        apres = ici.utcoffset()
        if apres != avant:
            local = heure.replace(tzinfo=None) + avant
            trouvees.append(Bascule(local, avant, apres, ici.tzname(), bool(ici.dst())))
            avant = apres
    return trouvees


def fuseau(zone: ZoneInfo, annee: int) -> Timezone:
    """The time zone as its changes of this year say it: twice a year, or never."""
    composant = Timezone()
    composant.add("tzid", zone.key)
    changements = bascules(zone, annee)
    if not changements:
        fixe = datetime(annee, 1, 1, tzinfo=zone)
        sans = TimezoneStandard()
        _decrire(sans, datetime(PREMIERE_ANNEE, 1, 1), fixe.utcoffset(), fixe.utcoffset())
        sans.add("tzname", fixe.tzname())
        composant.add_component(sans)
    for une in changements:
        partie = TimezoneDaylight() if une.ete else TimezoneStandard()
        rang = _rang_dans_le_mois(une.local.date())
        premier = _jour_de_la_regle(une.local.date(), rang)
        _decrire(partie, datetime.combine(premier, une.local.time()), une.avant, une.apres)
        partie.add("tzname", une.nom)
        jour = f"{rang}{JOURS[une.local.weekday()]}"
        partie.add("rrule", {"freq": "yearly", "bymonth": une.local.month, "byday": jour})
        composant.add_component(partie)
    return composant


def _decrire(partie, debut: datetime, avant: timedelta, apres: timedelta) -> None:
    partie.add("dtstart", debut)
    partie.add("tzoffsetfrom", avant)
    partie.add("tzoffsetto", apres)


def _rang_dans_le_mois(jour: date) -> int:
    """-1 for the last Sunday of a month, 2 for the second."""
    derniers = calendar.monthrange(jour.year, jour.month)[1] - 7
    return -1 if jour.day > derniers else (jour.day - 1) // 7 + 1


def _jour_de_la_regle(modele: date, rang: int) -> date:
    """The day of the rule in its first year, so that it begins on a day that it names."""
    jours = calendar.monthrange(PREMIERE_ANNEE, modele.month)[1]
    siens = [
        jour
        for n in range(1, jours + 1)
        if (jour := date(PREMIERE_ANNEE, modele.month, n)).weekday() == modele.weekday()
    ]
    return siens[rang] if rang < 0 else siens[rang - 1]
