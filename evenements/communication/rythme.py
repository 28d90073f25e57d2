"""When the next issue of a publication is expected, by the rhythm that it has declared."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from cellule.moments import mois_apres
from evenements.communication.requetes import publications
from evenements.models import Periodicite, Publication

# Months between two issues; a weekly one is counted in days, an irregular one is not expected.
MOIS = {
    Periodicite.MENSUELLE: 1,
    Periodicite.BIMESTRIELLE: 2,
    Periodicite.TRIMESTRIELLE: 3,
    Periodicite.SEMESTRIELLE: 6,
    Periodicite.ANNUELLE: 12,
}
SEMAINE = timedelta(days=7)


def rythmees(jour: date) -> QuerySet[Publication]:
    """The publications that a next issue is expected of, with the day of the last one."""
    ouvertes = Q(ferme_le=None) | Q(ferme_le__gte=jour)
    rythmes = [Periodicite.HEBDOMADAIRE, *MOIS]
    return publications().filter(ouvertes, periodicite__in=rythmes).order_by("cle_tri", "pk")


def prochain_numero(publication: Publication) -> date | None:
    """After the last issue, written or planned; after the opening while there is none. Reads
    `derniere_parution` (`requetes.publications`)."""
    return next(_numeros(publication), None)


def numeros_attendus(publication: Publication, jour: date, fin: date) -> Iterator[date]:
    """The next issue, even late, then those to come after it, to the end of a period."""
    dernier = min(fin, publication.ferme_le or fin)
    for rang, attendu in enumerate(_numeros(publication)):
        if attendu > dernier:
            return
        if not rang or attendu >= jour:
            yield attendu


def _numeros(publication: Publication) -> Iterator[date]:
    depart = publication.derniere_parution or publication.ouvert_le
    rang = 0
    while depart.year < date.max.year - 1:
        rang += 1
        if publication.periodicite == Periodicite.HEBDOMADAIRE:
            attendu = depart + rang * SEMAINE
        elif publication.periodicite in MOIS:
            attendu = mois_apres(depart, rang * MOIS[Periodicite(publication.periodicite)])
        else:
            return
        if attendu.year >= date.max.year:
            return
        yield attendu
