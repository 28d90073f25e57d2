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

D2, D7, A8, C2, C3 and C4 only: those that declare `apports`. Distinct persons are not summed,
hence not here. No person's name.
"""

from collections import defaultdict
from collections.abc import Iterable

from .apports import Fait
from .resultats import Resultats, en_json

Partages = dict[str, list[Fait]]


def partages(resultats: Resultats) -> dict[str, Partages]:
    """By code, what each `cle_partage` contributes. In the perimeter of the cell."""
    return {
        code: _par_cle(resultat.indicateur.apports(resultat.candidats, resultats.arret))
        for code, resultat in resultats.items()
        if resultat.indicateur.apports
    }


def _par_cle(apports: Iterable[tuple[str, Fait]]) -> Partages:
    par_cle: defaultdict[str, list[Fait]] = defaultdict(list)
    for cle, fait in apports:
        par_cle[cle].append({nom: en_json(valeur) for nom, valeur in fait.items()})
    return dict(sorted(par_cle.items()))
