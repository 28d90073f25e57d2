"""The totals of the nation (regles §3): sums, ratio of sums, number of « oui », no double count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicateurs.catalogue import Indicateur, Mesure, NatureMesure
from indicateurs.catalogue.base import pourcentage
from indicateurs.resultats import en_json

from .valeurs import Valeur, rapport_de

# « Distinct persons are not summed »: the same person may be counted by two cells.
PERSONNES = frozenset({"membres", "titulaires", "personnes"})


class Genre(StrEnum):
    """How a measure is brought together."""

    SOMME = "somme"
    RAPPORT = "rapport_des_sommes"
    OUI = "nombre_de_oui"
    AUCUN = "non_additionne"


@dataclass(frozen=True)
class Total:
    """The total of a measure and the number of cells that it rests on; None is no total."""

    valeur: int | float | None
    cellules: int


def genre(indicateur: Indicateur, mesure: Mesure) -> Genre:
    """Persons, dates and the rates whose terms nobody stored have no total."""
    rapport = rapport_de(indicateur)
    match mesure.nature:
        case NatureMesure.OUI_NON:
            return Genre.OUI
        case NatureMesure.TAUX if rapport and mesure.nom == rapport[2]:
            return Genre.RAPPORT
        case NatureMesure.NOMBRE | NatureMesure.HEURES if mesure.nom not in PERSONNES:
            return Genre.SOMME
    return Genre.AUCUN


def totaliser(indicateur: Indicateur, valeurs: Iterable[Valeur | None]) -> dict[str, Total]:
    """The total of each measure over the cells that count, those that logged nothing left out."""
    presentes = [valeur for valeur in valeurs if valeur is not None and not valeur.manque]
    totaux: dict[str, Total] = {}
    for mesure in indicateur.mesures:
        sues = [valeur for valeur in presentes if valeur.mesures[mesure.nom] is not None]
        match genre(indicateur, mesure):
            case Genre.SOMME:
                totaux[mesure.nom] = Total(_somme(indicateur, mesure.nom, sues), len(sues))
            case Genre.OUI:
                oui = sum(bool(valeur.mesures[mesure.nom]) for valeur in sues)
                totaux[mesure.nom] = Total(oui if sues else None, len(sues))
            case Genre.RAPPORT:
                totaux[mesure.nom] = _rapport(indicateur, presentes)
            case Genre.AUCUN:
                totaux[mesure.nom] = Total(None, len(sues))
    return totaux


def _rapport(indicateur: Indicateur, presentes: Sequence[Valeur]) -> Total:
    """The rate of the sums; a cell without anything to count adds 0/0."""
    termes = rapport_de(indicateur)[:2]
    sues = [v for v in presentes if all(v.mesures[terme] is not None for terme in termes)]
    partie, total = (sum(v.mesures[terme] for v in sues) for terme in termes)
    return Total(pourcentage(partie, total), len(sues))


def _somme(indicateur: Indicateur, nom: str, sues: Sequence[Valeur]) -> int | float | None:
    """The sum of the measure, the facts that several cells share counted once."""
    if not sues:
        return None
    total = sum((_exact(valeur.mesures[nom]) for valeur in sues), Decimal())
    par_cle: dict[str, list[Decimal]] = {}
    for valeur in sues:
        for cle, ajout in _ajouts(valeur, nom):
            total -= ajout
            par_cle.setdefault(cle, []).append(ajout)
    # One cell that gives the number of participants or the programme is enough for the fact.
    retenir = min if nom in indicateur.manques else max
    return en_json(total + sum((retenir(ajouts) for ajouts in par_cle.values()), Decimal()))


def _ajouts(valeur: Valeur, nom: str) -> Iterator[tuple[str, Decimal]]:
    """What each shared fact adds to a measure of the cell.

    Of a corrected measure, facts are taken as long as they fit in it: a cell that says « none »
    contributes none of those that its journal shares.
    """
    reste = _exact(valeur.mesures[nom]) if nom in valeur.corrigees else None
    for cle, faits in sorted((valeur.partages or {}).items()):
        for fait in faits:
            if fait.get(nom) is None:
                continue
            ajout = _exact(fait[nom])
            if reste is not None:
                ajout = min(ajout, reste)
                reste -= ajout
            yield cle, ajout


def _exact(nombre: int | float) -> Decimal:
    """3.5 and 0.1 add up to 3.6."""
    return Decimal(str(nombre))
