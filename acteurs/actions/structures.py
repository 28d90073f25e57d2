"""The directory: sheets, merges, checks."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError

from acteurs.colonnes import STRUCTURES, VERIFICATIONS
from acteurs.models import Structure, Verification
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture
from cellule.models import Trace

PREFIXE = "str-"


class ChampsStructure(TypedDict, total=False):
    """The columns of structures.csv; a merge has its own action."""

    code: str
    nom: str
    type: str
    echelon: str
    departement: str | None
    commune: str
    finess: str
    ouverte_le: object
    fermee_le: object
    lits: int | None
    telephone: str
    email: str
    publiee: bool


def recalculer_survivantes(_touchees: set[int] | None = None) -> None:
    """Follow every merge to its end (regles §1, « Surviving structure »)."""
    fusions = dict(
        Structure.objects.filter(fusionnee_dans__isnull=False).values_list(
            "pk", "fusionnee_dans_id"
        )
    )
    connues = dict(
        Structure.objects.filter(survivante__isnull=False).values_list("pk", "survivante_id")
    )
    a_ecrire = []
    for cle in sorted(fusions.keys() | connues.keys()):
        fin = fusions.get(cle)
        while fin in fusions:
            fin = fusions[fin]
        if fin != connues.get(cle):
            a_ecrire.append(Structure(pk=cle, survivante_id=fin))
    Structure.objects.bulk_update(a_ecrire, ["survivante"], batch_size=1000)


enregistrer_structures = Ecriture(STRUCTURES, temoin="pk", apres=recalculer_survivantes)
enregistrer_verifications = Ecriture(VERIFICATIONS)


def creer_structure(**champs: Unpack[ChampsStructure]) -> Structure:
    """Add a sheet to the directory; without a code, it takes the next one."""
    if champs.get("code"):
        return enregistrer_structures.creer(champs)
    return creer_avec_code(
        Structure, PREFIXE, lambda code: enregistrer_structures.creer({**champs, "code": code})
    )


def modifier_structure(structure: Structure, **champs: Unpack[ChampsStructure]) -> Structure:
    """Change a sheet."""
    return enregistrer_structures.modifier(structure, champs)


def fusionner_structures(*, absorbee: Structure, dans: Structure) -> Structure:
    """Merge a duplicate: the figures of every year go to the one that stays (regles §1)."""
    if absorbee.fusionnee_dans_id:
        raise ValidationError(f"{absorbee} est déjà fusionnée dans {absorbee.fusionnee_dans}.")
    return enregistrer_structures.modifier(absorbee, {"fusionnee_dans": dans})


# How many sheets have changed, and the trace that undoes it.
Fait = tuple[int, Trace | None]


def verifier_structures(structures: Iterable[Structure], *, jour: date, auteur: str) -> Fait:
    """Say that somebody has checked these sheets on a day (D6); once a day and author is enough:
    those that this author has checked already on that day are left as they are."""
    demandees = list(structures)
    deja = set(
        Verification.objects.filter(structure__in=demandees, date=jour, auteur=auteur).values_list(
            "structure", flat=True
        )
    )
    lignes = [
        {"structure": une.code, "date": jour, "auteur": auteur}
        for une in demandees
        if une.pk not in deja
    ]
    return len(lignes), enregistrer_verifications.creer_plusieurs(lignes)


def verifier_la_fiche(structure: Structure, *, jour: date, auteur: str) -> Verification | None:
    """The same for one sheet, from its page; None when it was said already."""
    deja = Verification.objects.filter(structure=structure, date=jour, auteur=auteur)
    if deja.exists():
        return None
    return enregistrer_verifications.creer({"structure": structure, "date": jour, "auteur": auteur})


def publier_structures(structures: Iterable[Structure], *, publiee: bool) -> Fait:
    """Show sheets in the public directory, or no longer."""
    return _changer(structures, publiee=publiee)


def fermer_structures(structures: Iterable[Structure], *, jour: date) -> Fait:
    """Give structures their last day; the figures of the years before still count them."""
    return _changer(structures, fermee_le=jour)


def _changer(structures: Iterable[Structure], **champs: object) -> Fait:
    trace = enregistrer_structures.changer_plusieurs([(une, champs) for une in structures])
    return (len(trace.lignes) if trace else 0), trace
