"""When something begins and ends, as a calendar says it: days, or hours in the cell's time zone."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from cellule.moments import lire_moment

UN_JOUR = timedelta(days=1)
# Beyond, `heures` is the sum of several days, and an end is a slip of the pen.
HEURES_AU_PLUS, JOURS_AU_PLUS = 24, 366


def horaires(
    debut: str, fin: str, heures: Decimal | None, zone: ZoneInfo
) -> tuple[date | datetime, date | datetime | None]:
    """The beginning and the end, both days or both hours; an end that nobody wrote stays unknown.

    The last of several days is not included in what a calendar writes (RFC 5545, 3.6.1).
    """
    premier, dernier = _lire(debut, zone), _lire(fin, zone) if fin else None
    if dernier is not None and (_jour(dernier) - _jour(premier)).days > JOURS_AU_PLUS:
        dernier = None
    le_meme_jour = dernier is None or _jour(dernier) == _jour(premier)
    if isinstance(premier, datetime) and (le_meme_jour or isinstance(dernier, datetime)):
        return _exprimable(premier), _fin(premier, dernier, heures, zone)
    return _jour(premier), _jour(dernier or premier) + UN_JOUR


def _lire(texte: str, zone: ZoneInfo) -> date | datetime:
    moment = lire_moment(texte)
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _fin(
    debut: datetime, fin: date | datetime | None, heures: Decimal | None, zone: ZoneInfo
) -> datetime | None:
    if isinstance(fin, datetime):
        # By instants: on the night when clocks go back, 2 h 10 may come after 2 h 50.
        return _exprimable(fin) if fin.astimezone(UTC) > debut.astimezone(UTC) else None
    if not heures or heures > HEURES_AU_PLUS:
        return None
    duree = timedelta(seconds=int(heures * 3600))
    return _exprimable((debut.astimezone(UTC) + duree).astimezone(zone))


def _exprimable(moment: datetime) -> datetime:
    """A local time that comes twice means the first (RFC 5545, 3.3.5): the second is in UTC."""
    return moment.astimezone(UTC) if moment.fold else moment


def _jour(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
