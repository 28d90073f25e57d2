"""The attendance of two sheets of one person, when they become one."""

from collections.abc import Iterable

from django.core.serializers import deserialize, serialize

from acteurs.actions.fusions import Suite, declarer_suite
from acteurs.models import Professionnel
from evenements.models import Activite, Participation, Qualite, StatutPresence

# Of two rows for one meeting, the one that says most stays.
RANGS = {
    StatutPresence.PRESENT: 3,
    StatutPresence.EXCUSE: 2,
    StatutPresence.ABSENT: 1,
    StatutPresence.INSCRIT: 0,
}


def rapprocher_les_presences(
    reste: Professionnel, doublon: Professionnel, avant: int | None
) -> dict:
    """Before the rows of the duplicate move: say for which structure each came, where the main
    one would now say another; keep one row of two that say the same meeting and structure."""
    precisees, siennes = [], []
    for personne, principale in ((reste, avant), (doublon, doublon.structure_id)):
        for ligne in Participation.objects.filter(professionnel=personne).order_by("pk"):
            siennes.append(ligne)
            if ligne.structure_id is None and principale not in (None, reste.structure_id):
                ligne.structure_id = principale
                precisees.append(ligne)
    Participation.objects.bulk_update(precisees, ["structure"], batch_size=1000)
    doubles = list(_doubles(siennes, reste.structure_id))
    retirees = serialize("python", doubles)
    Participation.objects.filter(pk__in=[une.pk for une in doubles]).delete()
    return {
        "precisees": [[une.pk, une.structure_id] for une in precisees],
        "retirees": retirees,
    }


def _doubles(lignes: Iterable[Participation], structure: int | None) -> Iterable[Participation]:
    """Of each pair that says one meeting for one structure, the row that says least."""
    connues: dict[tuple, Participation] = {}
    for ligne in lignes:
        cle = (ligne.activite_id, ligne.structure_id or structure)
        autre = connues.get(cle)
        if autre is None or autre.professionnel_id == ligne.professionnel_id:
            connues.setdefault(cle, ligne)
            continue
        moindre = min(autre, ligne, key=lambda une: (_poids(une), -une.pk))
        connues[cle] = ligne if moindre is autre else autre
        yield moindre


def _poids(ligne: Participation) -> tuple:
    compte = ligne.qualite != Qualite.INTERVENANT if ligne.compte is None else ligne.compte
    return RANGS[StatutPresence(ligne.statut)], compte, bool(ligne.qualite)


def remettre_les_presences(dits: dict) -> None:
    """What has gone since stays gone."""
    retirees = [lue.object for lue in deserialize("python", dits["retirees"])]
    activites = Activite.objects.filter(pk__in={une.activite_id for une in retirees})
    presentes = set(activites.values_list("pk", flat=True))
    for une in retirees:
        if une.activite_id in presentes:
            une.save_base(raw=True, force_insert=True)
    for cle, structure in dits["precisees"]:
        Participation.objects.filter(pk=cle, structure=structure).update(structure=None)


declarer_suite(Suite("presences", rapprocher_les_presences, remettre_les_presences))
