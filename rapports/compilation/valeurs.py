"""What a cell gives for one indicator: its stored result, with the values that it corrected.

A correction replaces the computed measure (models/cycle.py, `Version.resultats`). What follows from
the measure by its very definition, a rate, a yes, a difference, follows the correction too, unless
it was corrected itself; so does the state: a corrected zero is no longer « nothing logged ».
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from indicateurs.catalogue import Etat, Indicateur, NatureMesure
from indicateurs.catalogue.base import pourcentage
from indicateurs.partages import Partages

Scalaire = int | float | bool | str | None
Mesures = dict[str, Scalaire]


@dataclass(frozen=True)
class Valeur:
    """State and measures of an indicator for a cell, what shared facts add to them."""

    etat: Etat
    mesures: Mesures
    corrigees: frozenset[str] = frozenset()
    partages: Partages = None

    @property
    def manque(self) -> bool:
        """Nothing was logged: missing, never zero."""
        return self.etat is Etat.NON_RENSEIGNE


def rapport_de(indicateur: Indicateur) -> tuple[str, str, str] | None:
    """The measures (count, total, rate) of an indicator declared as a ratio."""
    noms = tuple(mesure.nom for mesure in indicateur.mesures[:3])
    if len(noms) == 3 and indicateur.mesures[2].nature is NatureMesure.TAUX:
        return noms
    return None


def lire(indicateur: Indicateur, resultat: Mapping, partages: Partages | None) -> Valeur | None:
    """The stored object of regles §2 as the nation reads it; None when it is not one."""
    if resultat.get("etat") not in set(Etat):
        return None
    stockees = resultat.get("mesures", {})
    calculees = {mesure.nom: stockees.get(mesure.nom) for mesure in indicateur.mesures}
    donnees = {
        mesure.nom: valeur
        for mesure in indicateur.mesures
        if (valeur := (resultat.get("corrections") or {}).get(mesure.nom)) is not None
    }
    etat = Etat(resultat["etat"])
    if not donnees:
        return Valeur(etat, calculees, partages=partages or {})
    mesures = calculees | donnees
    mesures |= _suites(indicateur, mesures, donnees.keys())
    etat = _etat(indicateur, etat, mesures, donnees.keys(), resultat.get("exclus", {}))
    return Valeur(etat, mesures, frozenset(donnees), partages or {})


# What a measure is by definition (regles §2): the code, the measure, from which one it follows.
DEDUITES: dict[tuple[str, str], tuple[tuple[str, ...], Callable[..., Scalaire]]] = {
    ("A3", "jamais_rencontrees"): (("total", "rencontrees"), lambda total, vues: total - vues),
    ("C5", "en_place"): (("numeros",), bool),
    ("I1", "lance"): (("actions",), bool),
}


def _suites(indicateur: Indicateur, mesures: Mesures, corrigees: Iterable[str]) -> Mesures:
    """The measures that follow from those corrected."""
    deduites = {
        nom: (sources, calcul)
        for (code, nom), (sources, calcul) in DEDUITES.items()
        if code == indicateur.code
    }
    if rapport := rapport_de(indicateur):
        partie, total, taux = rapport
        deduites[taux] = ((partie, total), pourcentage)
    return {
        nom: calcul(*(mesures[source] for source in sources))
        for nom, (sources, calcul) in deduites.items()
        if nom in mesures
        and nom not in corrigees
        and set(sources) & set(corrigees)
        and all(isinstance(mesures[source], int) for source in sources)
    }


def _etat(
    indicateur: Indicateur,
    calcule: Etat,
    mesures: Mesures,
    corrigees: Iterable[str],
    exclus: Mapping[str, int],
) -> Etat:
    """The state once corrected: the first that applies, as in regles §1."""
    rapport = rapport_de(indicateur)
    # The cell has answered when it gives the main measure, or the total of which it is a part.
    decisives = {indicateur.principale, *(rapport[:2] if rapport else ())}
    if calcule in (Etat.NON_RENSEIGNE, Etat.SANS_OBJET) and not decisives & set(corrigees):
        return calcule
    if exclus.get("a_confirmer") or any(mesures.get(nom) for nom in indicateur.manques):
        return Etat.INCOMPLET
    return Etat.VALEUR if mesures[indicateur.principale] else Etat.ZERO
