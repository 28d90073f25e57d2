"""Candidates, states and the shape of a result (regles §1, « State »; §2)."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .notions import Annee, Regle

SANS_SUITE = {"annulee", "reportee", "a_venir"}


class Tri(NamedTuple):
    comptes: list
    exclus: dict[str, list]


def trier(candidats: Iterable, regles: Iterable[Regle]) -> Tri:
    """Each candidate is counted, or excluded with the first reason that applies."""
    tri = Tri([], {})
    for candidat in candidats:
        motif = next((nom for nom, s_applique in regles if s_applique(candidat)), None)
        (tri.exclus.setdefault(motif, []) if motif else tri.comptes).append(candidat)
    return tri


def resultat(
    an: Annee,
    code: str,
    tri: Tri,
    mesures: dict,
    ventilation: dict | None = None,
    *,
    sans_objet: bool = False,
    toujours_renseigne: bool = False,
    incomplet: bool = False,
    etat: str = "",
) -> dict:
    """The object of §2. The main measure is the first."""
    if not etat:
        etat = _etat(tri, mesures, sans_objet, toujours_renseigne, incomplet)
    if etat == "non_renseigne" and code in an.zeros:
        etat = "zero"  # « A row of zeros_constates […] turns non_renseigne into zero »
    exclus = {motif: len(lignes) for motif, lignes in tri.exclus.items()}
    return {
        "etat": etat,
        "mesures": mesures,
        # « Rows whose every number is 0 are left out of `ventilation` and `exclus`. »
        "ventilation": {k: v for k, v in (ventilation or {}).items() if _non_nul(v)},
        "candidats": len(tri.comptes) + sum(exclus.values()),
        "comptes": len(tri.comptes),
        "exclus": exclus,
        "lignes": {"": tri.comptes, **tri.exclus},
    }


def _etat(
    tri: Tri, mesures: dict, sans_objet: bool, toujours_renseigne: bool, incomplet: bool
) -> str:
    """« the first that applies »."""
    if sans_objet:
        return "sans_objet"
    if not (toujours_renseigne or tri.comptes or tri.exclus.keys() - SANS_SUITE):
        return "non_renseigne"
    if incomplet or "a_confirmer" in tri.exclus:
        return "incomplet"
    return "valeur" if next(iter(mesures.values())) else "zero"


def _non_nul(valeur: int | dict[str, int]) -> bool:
    return any(valeur.values()) if isinstance(valeur, dict) else bool(valeur)


def compter(lignes: Iterable[dict], colonne: str) -> dict[str, int]:
    return dict(Counter(ligne[colonne] for ligne in lignes))
