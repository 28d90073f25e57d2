"""The tenant itself: create it, change its sheet."""

from collections.abc import Callable, Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cellule.colonnes import CELLULE
from cellule.dossier.genres import cite
from cellule.dossier.tables import Contexte
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.trace import tracer

# What an app recalculates when the local days of a cell change.
_au_changement_de_fuseau: list[Callable[[], None]] = []


def au_changement_de_fuseau(recalculer: Callable[[], None]) -> Callable[[], None]:
    """Register what must follow the time zone of a cell; it runs in the cell's perimeter."""
    _au_changement_de_fuseau.append(recalculer)
    return recalculer


def creer_cellule(**champs: object) -> Cellule:
    """Create a cell; a code already taken is refused."""
    ligne = CELLULE.exiger(champs, Contexte())
    try:
        with transaction.atomic():
            cellule = Cellule.objects.create(**ligne)
    except IntegrityError:
        if not Cellule.objects.filter(code=ligne["code"]).exists():
            raise
        message = f"{cite(ligne['code'])} est déjà le code d’une cellule : choisissez-en un autre."
        raise ValidationError({"code": message}) from None
    with perimetre(cellule, ecriture=True):
        tracer(acte="créer : cellule", objet=cellule.nom, details=_dire(ligne))
    return cellule


def modifier_cellule(cellule: Cellule, **champs: object) -> Cellule:
    """Change the sheet of a cell.

    A new time zone moves the local day of every moment written with an offset (regles §1).
    """
    with transaction.atomic():
        if "fuseau" in _modifier(cellule, champs):
            suivre_le_fuseau(cellule)
    return cellule


def regler_la_cellule(cellule: Cellule, *, suit_les_communes: bool) -> bool:
    """Say what the cell uses; False when nothing changes."""
    if cellule.suit_les_communes == suit_les_communes:
        return False
    with transaction.atomic():
        cellule.suit_les_communes = suit_les_communes
        cellule.save(update_fields=["suit_les_communes"])
        tracer(
            acte="régler : cellule",
            objet=cellule.nom,
            details={"suit_les_communes": suit_les_communes},
        )
    return True


def enregistrer_cellule(ligne: Mapping[str, object]) -> tuple[Cellule, list[str] | None]:
    """Create the cell of a dossier, or bring its sheet up to date and return what changed.

    It is held against another import until the end of the transaction. `suivre_le_fuseau` is
    left to the caller: it reads rows that the dossier is about to correct.
    """
    cellule = Cellule.objects.select_for_update(no_key=True).filter(code=ligne["code"]).first()
    if cellule is None:
        return creer_cellule(**ligne), None
    return cellule, _modifier(cellule, ligne)


def suivre_le_fuseau(cellule: Cellule) -> None:
    """Recalculate what the time zone of the cell decides."""
    with perimetre(cellule, ecriture=True):
        for recalculer in _au_changement_de_fuseau:
            recalculer()


def _modifier(cellule: Cellule, champs: Mapping[str, object]) -> list[str]:
    """Change the columns that differ, with one trace; return their names."""
    avant = {nom: getattr(cellule, nom) for nom in CELLULE.noms}
    ligne = CELLULE.exiger({**avant, **champs}, Contexte())
    changes = [nom for nom in CELLULE.noms if ligne[nom] != avant[nom]]
    if "code" in changes:
        raise ValidationError({"code": "Le code d’une cellule ne change pas : il est son adresse."})
    if changes:
        with perimetre(cellule, ecriture=True):
            for nom in changes:
                setattr(cellule, nom, ligne[nom])
            cellule.save(update_fields=changes)
            tracer(
                acte="modifier : cellule",
                objet=cellule.nom,
                details={
                    "avant": _dire({nom: avant[nom] for nom in changes}),
                    "apres": _dire({nom: ligne[nom] for nom in changes}),
                },
            )
    return changes


def _dire(ligne: Mapping[str, object]) -> dict[str, str]:
    return {nom: CELLULE.par_nom[nom].genre.ecrire(valeur) for nom, valeur in ligne.items()}
