"""Newsletters and channels, their issues, audience and documents; national campaigns."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from cellule.actions.ecriture import Ecriture
from cellule.models import Trace
from evenements.colonnes import (
    ACTIONS_CAMPAGNE,
    AUDIENCES,
    DIFFUSIONS,
    PARUTIONS,
    PUBLICATIONS,
)

enregistrer_publications = Ecriture(PUBLICATIONS)
enregistrer_actions_campagne = Ecriture(ACTIONS_CAMPAGNE)
enregistrer_parutions = Ecriture(PARUTIONS)
enregistrer_audiences = Ecriture(AUDIENCES)
enregistrer_diffusions = Ecriture(DIFFUSIONS)


def enregistrer_releves(releves: Iterable[Mapping[str, object]]) -> Trace | None:
    """Write readings: new, changed, and emptied ones (`valeur` None), which go to the bin.

    Each says its `publication`, `mesure`, `date`, `valeur`, and the reading `presente` that it
    replaces, if any. Return the trace that undoes the changes, if only changes were made.
    """
    neuves, changees, videes = [], [], []
    for releve in releves:
        presente = releve["presente"]
        if releve["valeur"] is None:
            videes.append(presente)
        elif presente is not None:
            changees.append((presente, {"valeur": releve["valeur"], "date": releve["date"]}))
        else:
            neuves.append({nom: releve[nom] for nom in AUDIENCES.noms})
    with transaction.atomic():
        traces = [
            enregistrer_audiences.changer_plusieurs(changees) if changees else None,
            enregistrer_audiences.supprimer_plusieurs(videes) if videes else None,
        ]
        if neuves:
            enregistrer_audiences(lignes=neuves)
    annulables = [trace for trace in traces if trace]
    return annulables[0] if len(annulables) == 1 and not neuves else None
