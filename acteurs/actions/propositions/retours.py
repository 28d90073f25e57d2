"""Undo a decision on many proposals: the sheets as they were, the proposals to examine again.

All or nothing: a sheet that somebody changed since, or a proposal decided again, refuses it all.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.serializers import deserialize, serialize

from acteurs.actions.structures import enregistrer_structures
from acteurs.colonnes import STRUCTURES
from acteurs.models import EtatProposition, NatureProposition, Proposition
from cellule.actions.annulation import DEJA_ANNULE, defait, tenir_inchangees
from cellule.actions.corbeille import DejaFait
from cellule.models import Cellule, Trace
from cellule.perimetre import exiger
from cellule.trace import tracer

ACCEPTATION = "acceptation de propositions"
REFUS = "refus de propositions"
RIEN = "Rien n’est annulé."
ROUVERTS = ["etat", "motif", "decidee_par", "decidee_le", "structure", "contenu"]


def precisions(
    nom: str,
    propositions: Iterable[Proposition],
    quand: datetime,
    *,
    sans_objet: Iterable[Proposition] = (),
) -> dict[str, object]:
    """What the trace of a decision says, so that it can be undone. `sans_objet` are the proposals
    that go with it: they come back with the others."""
    parties = list(sans_objet)
    return {
        "defaire": nom,
        "propositions": [p.pk for p in propositions],
        "decidees_le": quand.isoformat(),
    } | ({"parties": json.loads(serialize("json", parties))} if parties else {})


@defait(REFUS)
def annuler_le_refus(trace: Trace) -> Trace:
    return _rouvrir(trace, _tenir(trace, EtatProposition.REFUSEE))


@defait(ACCEPTATION)
def annuler_l_acceptation(trace: Trace) -> Trace:
    """What was added goes to the bin, what was changed is put back, the proposals wait again."""
    propositions = _tenir(trace, EtatProposition.ACCEPTEE)
    fiches = tenir_inchangees(STRUCTURES, trace)
    signe = _rouvrir(trace, propositions)
    ajoutees = [fiches[ligne["cle"]] for ligne in trace.lignes if not ligne.get("avant")]
    enregistrer_structures.supprimer_plusieurs(ajoutees, annule=trace)
    changees = [
        (fiches[ligne["cle"]], ligne["avant"]) for ligne in trace.lignes if ligne.get("avant")
    ]
    if changees:
        enregistrer_structures.changer_plusieurs(changees, annule=trace)
    return signe


def _tenir(trace: Trace, etat: EtatProposition) -> list[Proposition]:
    """The proposals of the act, held, still as it left them; then the cell, as a decision does."""
    cles = trace.details["propositions"]
    tenues = list(
        Proposition.objects.filter(pk__in=cles).order_by("pk").select_for_update(of=("self",))
    )
    Cellule.objects.select_for_update(no_key=True).get(pk=exiger(ecriture=True).cellule_id)
    if tenues and all(p.etat == EtatProposition.A_EXAMINER for p in tenues):
        raise DejaFait(DEJA_ANNULE)
    if manquent := len(cles) - len(tenues):
        quoi = "propositions ne sont plus là" if manquent > 1 else "proposition n’est plus là"
        raise ValidationError(f"{manquent} {quoi} : sa fiche est partie ou a été fusionnée. {RIEN}")
    for une in tenues:
        if une.etat != etat or une.decidee_le.isoformat() != trace.details["decidees_le"]:
            raise ValidationError(
                f"La proposition « {une.nom} » a été décidée de nouveau depuis. {RIEN}"
            )
    return tenues


def _rouvrir(trace: Trace, propositions: list[Proposition]) -> Trace:
    """Put proposals back among those to examine, with those that had gone along."""
    parties = [lue.object for lue in deserialize("python", trace.details.get("parties", []))]
    attendent = _attendent([*propositions, *parties])
    for une in propositions:
        if _cle(une) in attendent:
            raise ValidationError(
                f"Un fichier lu depuis propose autre chose pour « {une.nom} » : décidez d’abord de "
                f"cette proposition plus récente. {RIEN}"
            )
        une.etat, une.motif = EtatProposition.A_EXAMINER, ""
        une.decidee_par, une.decidee_le = "", None
        une.contenu.pop("laissees", None)
        if une.nature == NatureProposition.NOUVELLE:
            une.structure = None
    Proposition.objects.bulk_update(propositions, ROUVERTS, batch_size=500)
    Proposition.objects.bulk_create([une for une in parties if _cle(une) not in attendent])
    return tracer(
        acte=f"annuler : {trace.details['defaire']}",
        objet=f"{len(propositions)} proposition{'s' if len(propositions) > 1 else ''}, "
        "de nouveau à examiner",
        details={"annule": trace.pk, "propositions": [p.pk for p in propositions]},
    )


def _cle(proposition: Proposition) -> tuple[str, str, str]:
    return (proposition.source, proposition.finess, proposition.type)


def _attendent(propositions: list[Proposition]) -> set[tuple[str, str, str]]:
    """Of these sheets, those that another proposal of the same source waits for."""
    attente = Proposition.objects.filter(
        etat=EtatProposition.A_EXAMINER, finess__in={p.finess for p in propositions}
    )
    return set(attente.values_list("source", "finess", "type"))
