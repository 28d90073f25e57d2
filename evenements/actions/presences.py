"""Attendance: a sheet that is ticked, a list that is imported. Nobody is created silently."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from acteurs.actions import creer_professionnel
from acteurs.models import Professionnel
from evenements.emargement import ORDRE_DES_STATUTS
from evenements.models import Activite, StatutPresence
from evenements.requetes_presences import Notee, feuille_de

from .journal import enregistrer_presences, modifier_activite

INCONNUE = "Une personne de cette liste n’est plus dans l’annuaire : rechargez la page."


class Pointage(NamedTuple):
    """What is ticked for one line of the sheet."""

    statut: str
    qualite: str


class Sort(StrEnum):
    """What becomes of a line of an imported list."""

    PERSONNE = "personne"
    NOUVELLE = "nouvelle"
    ANONYME = "anonyme"
    IGNOREE = "ignoree"


@dataclass(frozen=True)
class Decision:
    """What was decided of one line; `professionnel` is a key, `structure` a code."""

    sort: Sort
    statut: str
    numero: int = 0
    professionnel: int | None = None
    nom: str = ""
    prenom: str = ""
    fonction: str = ""
    courriel: str = ""
    structure: str | None = None


@dataclass
class BilanDesPresences:
    ajoutees: int = 0
    changees: int = 0
    creees: int = 0
    anonymes: int = 0
    ignorees: int = 0


def verrouiller(activite: Activite) -> Activite:
    """The activity, whose attendance nobody else writes until the end of the transaction."""
    return Activite.objects.select_for_update().get(pk=activite.pk)


def noter_les_presences(
    activite: Activite, *, pointages: Mapping[str, Pointage], anonymes: int | None
) -> None:
    """Make these the attendance of an activity; what the sheet does not show of a line, the
    structure represented or whether it counts, stays."""
    with transaction.atomic():
        activite = verrouiller(activite)
        deja = feuille_de(activite)
        neuves = {cle: int(cle.partition("-")[0]) for cle in pointages.keys() - deja.keys()}
        codes = _codes(neuves.values())
        enregistrer_presences(
            activite,
            [
                _colonnes(deja[cle], *pointage)
                if cle in deja
                else _neuve(codes[neuves[cle]], *pointage)
                for cle, pointage in pointages.items()
            ],
        )
        modifier_activite(activite, anonymes=anonymes)


def importer_des_presences(
    activite: Activite, *, decisions: Sequence[Decision]
) -> BilanDesPresences:
    """Add the people of a list to an activity: those already there are kept and brought up to
    date, those asked for by name alone are created, the unnamed are counted."""
    bilan = BilanDesPresences()
    with transaction.atomic():
        activite = verrouiller(activite)
        connues = [d for d in decisions if d.sort is Sort.PERSONNE]
        codes = _codes(d.professionnel for d in connues)
        arrivees = [(codes[d.professionnel], d) for d in connues]
        for decision in decisions:
            if decision.sort is Sort.NOUVELLE:
                arrivees.append((_creer(decision), replace(decision, structure=None)))
                bilan.creees += 1
            elif decision.sort is Sort.ANONYME and decision.statut == StatutPresence.PRESENT:
                bilan.anonymes += 1
            elif decision.sort is not Sort.PERSONNE:
                bilan.ignorees += 1
        lignes = _reunir(feuille_de(activite).values(), arrivees, bilan)
        enregistrer_presences(activite, lignes)
        if bilan.anonymes:
            modifier_activite(activite, anonymes=(activite.anonymes or 0) + bilan.anonymes)
    return bilan


def _reunir(
    deja: Iterable[Notee], arrivees: Sequence[tuple[str, Decision]], bilan: BilanDesPresences
) -> list[dict[str, object]]:
    """The lines there already and those that come; a person named twice comes once."""
    lignes = [_colonnes(notee, notee.statut, notee.qualite) for notee in deja]
    voulues: dict[str, Decision] = {}
    for code, decision in arrivees:
        autre = voulues.get(code)
        if autre is None or _rang(decision) < _rang(autre):
            voulues[code] = decision
    for code, decision in voulues.items():
        siennes = [ligne for ligne in lignes if ligne["professionnel"] == code]
        if not siennes:
            lignes.append(_neuve(code, decision.statut, "", decision.structure))
            bilan.ajoutees += 1
        elif all(ligne["statut"] != decision.statut for ligne in siennes):
            siennes[0]["statut"] = decision.statut
            bilan.changees += 1
    return lignes


def _rang(decision: Decision) -> int:
    return ORDRE_DES_STATUTS.index(decision.statut)


def _codes(cles: Iterable[int | None]) -> dict[int, str]:
    """The codes of people of the cell; anybody else is refused."""
    voulues = set(cles)
    codes = dict(Professionnel.objects.filter(pk__in=voulues).values_list("pk", "code"))
    if voulues - codes.keys():
        raise ValidationError(INCONNUE)
    return codes


def _creer(decision: Decision) -> str:
    """A sheet that somebody asked for, in the structure that the list names."""
    try:
        return creer_professionnel(
            nom=decision.nom,
            prenom=decision.prenom,
            profession=decision.fonction,
            structure=decision.structure,
            email=decision.courriel,
        ).code
    except ValidationError as refus:
        raise ValidationError(f"Ligne {decision.numero} : {' '.join(refus.messages)}") from None


def _colonnes(notee: Notee, statut: str, qualite: str) -> dict[str, object]:
    return {
        "professionnel": notee.code,
        "structure": notee.structure,
        "statut": statut,
        "qualite": qualite,
        "compte": notee.compte,
    }


def _neuve(code: str, statut: str, qualite: str, structure: str | None = None) -> dict[str, object]:
    return {"professionnel": code, "structure": structure, "statut": statut, "qualite": qualite}
