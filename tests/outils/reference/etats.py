"""Candidates, states and the shape of a result (regles §1, « State »; §2)."""

from collections import Counter
from collections.abc import Iterable

from .notions import Annee, Regle

SANS_SUITE = {"annulee", "reportee", "a_venir"}


def trier(candidats: Iterable, regles: Iterable[Regle]) -> tuple[list, Counter]:
    """Each candidate is counted, or excluded with the first reason that applies."""
    comptes, exclus = [], Counter()
    for candidat in candidats:
        motif = next((nom for nom, s_applique in regles if s_applique(candidat)), None)
        if motif:
            exclus[motif] += 1
        else:
            comptes.append(candidat)
    return comptes, exclus


def resultat(
    an: Annee,
    code: str,
    tri: tuple[list, Counter],
    mesures: dict,
    ventilation: dict | None = None,
    *,
    sans_objet: bool = False,
    toujours_renseigne: bool = False,
    incomplet: bool = False,
    etat: str = "",
) -> dict:
    """The object of §2. The main measure is the first."""
    comptes, exclus = tri
    if not etat:
        etat = _etat(tri, mesures, sans_objet, toujours_renseigne, incomplet)
    if etat == "non_renseigne" and code in an.zeros:
        etat = "zero"  # « A row of zeros_constates […] turns non_renseigne into zero »
    return {
        "etat": etat,
        "mesures": mesures,
        # « Rows whose every number is 0 are left out of `ventilation` and `exclus`. »
        "ventilation": {k: v for k, v in (ventilation or {}).items() if _non_nul(v)},
        "candidats": len(comptes) + exclus.total(),
        "comptes": len(comptes),
        "exclus": dict(exclus),
    }


def _etat(tri, mesures: dict, sans_objet: bool, toujours_renseigne: bool, incomplet: bool) -> str:
    """« the first that applies »."""
    comptes, exclus = tri
    if sans_objet:
        return "sans_objet"
    if not (toujours_renseigne or comptes or set(exclus) - SANS_SUITE):
        return "non_renseigne"
    if incomplet or exclus["a_confirmer"]:
        return "incomplet"
    return "valeur" if next(iter(mesures.values())) else "zero"


def _non_nul(valeur: int | dict[str, int]) -> bool:
    return any(valeur.values()) if isinstance(valeur, dict) else bool(valeur)


def compter(lignes: Iterable[dict], colonne: str) -> dict[str, int]:
    return dict(Counter(ligne[colonne] for ligne in lignes))
