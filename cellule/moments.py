"""Moments of the format: a day, a local time, or a time with its offset (regles §1).

A moment is kept as it was written; these functions say what it means in a cell's time zone.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

JOUR = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII
)
# Wider than any offset: a moment this close to the first or last day has no sure local day.
MARGE = timedelta(days=2)


def lire_jour(texte: str) -> date:
    """Read « 2025-03-31 »; ValueError otherwise."""
    trouve = JOUR.fullmatch(texte)
    if not trouve:
        raise ValueError("AAAA-MM-JJ attendu")
    return date(*map(int, trouve.groups()))


def lire_moment(texte: str) -> date | datetime:
    """Read a day, a naive local time, or an aware time; ValueError otherwise."""
    trouve = MOMENT.fullmatch(texte)
    if not trouve:
        raise ValueError("AAAA-MM-JJ ou AAAA-MM-JJTHH:MM attendu")
    annee, mois, jour, heure, minute, seconde, decalage = trouve.groups()
    if heure is None:
        return date(int(annee), int(mois), int(jour))
    moment = datetime(int(annee), int(mois), int(jour), int(heure), int(minute), int(seconde or 0))
    if decalage is None:
        return moment
    _ = moment - MARGE, moment + MARGE  # OverflowError beyond the years 1 to 9999
    return moment.replace(tzinfo=_lire_decalage(decalage))


def _lire_decalage(texte: str) -> tzinfo:
    if texte == "Z":
        return UTC
    heures, minutes = int(texte[1:3]), int(texte[4:6])
    if heures > 23 or minutes > 59:
        raise ValueError("décalage horaire impossible")
    ecart = timedelta(hours=heures, minutes=minutes)
    return timezone(-ecart if texte[0] == "-" else ecart)


def jour_local(texte: str, zone: tzinfo) -> date:
    """The local day of a moment already checked: an offset is converted first (regles §1)."""
    if len(texte) == 10:
        return date.fromisoformat(texte)
    moment = lire_moment(texte)
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()


def a_un_decalage(texte: str) -> bool:
    """True when the local day depends on the cell's time zone."""
    return len(texte) > 16 and (texte[-1] == "Z" or texte[-6] in "+-")


def precede(fin: str, debut: str, zone: tzinfo) -> bool:
    """True if `fin` comes before `debut`: by days when one of the two has no time, since a day
    alone begins and ends with it, by instants otherwise."""
    instants = [lire_moment(fin), lire_moment(debut)]
    if not all(isinstance(instant, datetime) for instant in instants):
        return jour_local(fin, zone) < jour_local(debut, zone)
    if any(instant.tzinfo for instant in instants):
        instants = [i if i.tzinfo else i.replace(tzinfo=zone) for i in instants]
    return instants[0] < instants[1]


def mois_apres(jour: date, mois: int) -> date:
    """The same day of the month so many months later (or earlier), or the last one there is."""
    annee, rang = divmod(jour.year * 12 + jour.month - 1 + mois, 12)
    return date(annee, rang + 1, min(jour.day, monthrange(annee, rang + 1)[1]))
