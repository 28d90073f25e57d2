"""What no row can say alone: checked in the database once it is written, or undone."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from cellule.dossier.boucles import premiere_boucle
from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import cite
from cellule.dossier.registre import tables
from cellule.dossier.tables import Table


def exiger_sans_boucle(colonne: Colonne) -> None:
    """Refuse a chain of references that comes back to itself."""
    lignes = colonne.champ.model.objects.filter(**{f"{colonne.champ.name}__isnull": False})
    boucle = premiere_boucle(dict(lignes.values_list("code", f"{colonne.champ.name}__code")))
    if boucle:
        raise ValidationError({colonne.nom: f"boucle de références : {' → '.join(boucle)}"})


def exiger_les_conditions(cible: Table, cles: Iterable[int] | None = None) -> None:
    """Refuse that a row (one of `cles`, any without) stops being what those that name it need:
    a training with sessions."""
    for table in tables().values():
        for condition in table.conditions:
            colonne = table.par_nom[condition.reference]
            if colonne.cible is not cible.modele:
                continue
            fautives = table.modele.objects.exclude(
                **{f"{condition.reference}__{condition.colonne}": condition.valeur}
            )
            if cles is not None:
                fautives = fautives.filter(**{f"{condition.reference}__in": cles})
            for code in fautives.values_list(colonne.chemin, flat=True)[:1]:
                message = f"{cite(code)} {condition.message}, or la cellule a ses {table.nom}"
                raise ValidationError({condition.colonne: message})
