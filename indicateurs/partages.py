"""What the facts shared with other cells contribute to the results (regles §3, maison §3).

An inter-cell meeting or a co-organised event carries the same `cle_partage` in each cell. Each
cell counts it; the nation counts it once, with the largest declared of its participations,
sessions and hours. Nobody else than the cell reads its rows, so the stored result says beside
the measures which of them come from shared facts (`Releve.partages`), in this shape:

    {"reunion-nationale-2025": [{"reunions": 1}],
     "journee-grand-ouest": [{"evenements": 1, "participations": 120, "non_renseignes": 0,
                              "sans_programme": 0, "ventilation": "colloque"}]}

One object per counted fact, by key: two facts of one cell may carry the same key. Its members
are measures of the indicator, with what this fact adds to each (`heures`: null when unknown),
and the label under which the breakdown counts it. So, over the cells that are compiled, the
total of a measure is the sum of the measure, less what the facts of each key add to it, plus
once per key

    1 for the facts themselves (`reunions`, `evenements`, `formations`, `enquetes`);
    the largest for `participations`, `seances` and `heures`;
    the smallest for what is missing (`non_renseignes`, `sans_programme`): one cell that gives
    the number of participants or the programme is enough for the fact.

D2, D7, A8, C2, C3 and C4 only. Distinct persons are not summed, hence not here. No person's name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from evenements.models import Activite, Enquete

from .resultats import Resultat, Resultats, en_json

Fait = dict[str, object]
Partages = dict[str, list[Fait]]
# The key of each fact with what the fact adds.
Apports = Iterator[tuple[str, Fait]]


def partages(resultats: Resultats) -> dict[str, Partages]:
    """By code, what each `cle_partage` contributes. In the perimeter of the cell."""
    return {
        code: _par_cle(apports(resultats, resultats[code]))
        for code, apports in APPORTS.items()
        if code in resultats
    }


def _par_cle(apports: Apports) -> Partages:
    par_cle: defaultdict[str, list[Fait]] = defaultdict(list)
    for cle, fait in apports:
        par_cle[cle].append({nom: en_json(valeur) for nom, valeur in fait.items()})
    return dict(sorted(par_cle.items()))


def _activites(resultat: Resultat) -> QuerySet[Activite]:
    """The counted activities that carry a key."""
    return resultat.candidats.comptees().exclude(cle_partage="").order_by("pk")


def _reunions(_: Resultats, resultat: Resultat) -> Apports:
    for cle in _activites(resultat).values_list("cle_partage", flat=True):
        yield cle, {"reunions": 1}


def _enquetes(_: Resultats, resultat: Resultat) -> Apports:
    comptees: Iterable[Enquete] = resultat.candidats.comptees
    for enquete in sorted(comptees, key=lambda une: une.pk):
        if enquete.cle_partage:
            yield enquete.cle_partage, {"enquetes": 1, "ventilation": enquete.cadre}


def _frequentees(resultat: Resultat) -> QuerySet[Activite]:
    """With the persons named present; their own query, apart from that of the sessions, since
    two joins would multiply each other's rows."""
    nommees = Count("presences__professionnel", distinct=True, filter=Q(presences__comptee=True))
    return _activites(resultat).annotate(noms=nommees)


def _affluence(activite: Activite, manque: str) -> Fait:
    """Participations of one fact, and whether nobody said how many (regles §1)."""
    return {
        "participations": activite.noms + (activite.anonymes or 0),
        manque: int(activite.noms == 0 and activite.anonymes is None),
    }


def _evenements(_: Resultats, resultat: Resultat) -> Apports:
    for evenement in _frequentees(resultat):
        yield (
            evenement.cle_partage,
            {
                "evenements": 1,
                **_affluence(evenement, "non_renseignes"),
                "sans_programme": int(not evenement.programme),
                "ventilation": evenement.nature or "autre",
            },
        )


def _formations(resultats: Resultats, resultat: Resultat) -> Apports:
    tenues = Q(seances__statut="tenu", seances__jour__lte=resultats.arret)
    comptes = (
        _activites(resultat)
        .annotate(
            inscrites=Count("seances"),
            tenues=Count("seances", filter=tenues),
            heures_tenues=Sum("seances__heures", filter=tenues),
        )
        .values_list("pk", "inscrites", "tenues", "heures_tenues")
    )
    seances = {pk: compte for pk, *compte in comptes}
    for formation in _frequentees(resultat):
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


APPORTS: dict[str, Callable[[Resultats, Resultat], Apports]] = {
    "D2": _reunions,
    "D7": _enquetes,
    "A8": _reunions,
    "C2": _evenements,
    "C3": _evenements,
    "C4": _formations,
}
