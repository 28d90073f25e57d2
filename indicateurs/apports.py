"""What each fact shared with other cells adds to an indicator: declared as its `apports`.

Each function is given the candidates of the indicator and the day of the calculation, and yields
the key of each counted fact that has one, with what it adds (the shape is in `partages.py`).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from evenements.models import Activite, Enquete

from .activites import ActivitesCandidates
from .candidats import ListeDeCandidats

Fait = dict[str, object]
Apports = Iterator[tuple[str, Fait]]


def _activites(candidats: ActivitesCandidates) -> QuerySet[Activite]:
    """The counted activities that carry a key."""
    return candidats.comptees().exclude(cle_partage="").order_by("pk")


def reunions(candidats: ActivitesCandidates, _: date) -> Apports:
    for cle in _activites(candidats).values_list("cle_partage", flat=True):
        yield cle, {"reunions": 1}


def enquetes(candidats: ListeDeCandidats, _: date) -> Apports:
    comptees: Iterable[Enquete] = candidats.comptees
    for enquete in sorted(comptees, key=lambda une: une.pk):
        if enquete.cle_partage:
            yield enquete.cle_partage, {"enquetes": 1, "ventilation": enquete.cadre}


def _frequentees(candidats: ActivitesCandidates) -> QuerySet[Activite]:
    """With the persons named present; their own query, apart from that of the sessions, since
    two joins would multiply each other's rows."""
    nommees = Count("presences__professionnel", distinct=True, filter=Q(presences__comptee=True))
    return _activites(candidats).annotate(noms=nommees)


def _affluence(activite: Activite, manque: str) -> Fait:
    """Participations of one fact, and whether nobody said how many (regles §1)."""
    return {
        "participations": activite.noms + (activite.anonymes or 0),
        manque: int(activite.noms == 0 and activite.anonymes is None),
    }


def evenements(candidats: ActivitesCandidates, _: date) -> Apports:
    for evenement in _frequentees(candidats):
        yield (
            evenement.cle_partage,
            {
                "evenements": 1,
                **_affluence(evenement, "non_renseignes"),
                "sans_programme": int(not evenement.programme),
                "ventilation": evenement.nature or "autre",
            },
        )


def formations(candidats: ActivitesCandidates, arret: date) -> Apports:
    tenues = Q(seances__statut="tenu", seances__jour__lte=arret)
    comptes = (
        _activites(candidats)
        .annotate(
            inscrites=Count("seances"),
            tenues=Count("seances", filter=tenues),
            heures_tenues=Sum("seances__heures", filter=tenues),
        )
        .values_list("pk", "inscrites", "tenues", "heures_tenues")
    )
    seances = {pk: compte for pk, *compte in comptes}
    for formation in _frequentees(candidats):
        nombre, heures = _seances(formation, *seances[formation.pk])
        yield (
            formation.cle_partage,
            {
                "formations": 1,
                "seances": nombre,
                "heures": heures,
                **_affluence(formation, "non_renseignees"),
                "sans_programme": int(not formation.objectifs and not formation.programme),
                "ventilation": formation.role,
            },
        )


def _seances(
    formation: Activite, inscrites: int, tenues: int, heures: Decimal | None
) -> tuple[int, Decimal | None]:
    """« A counted training without sessions is one », with its own hours (regles, C4)."""
    return (tenues, heures) if inscrites else (1, formation.heures)
