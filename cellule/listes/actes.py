"""Acts on many rows at once: those that are ticked, or all that the filters keep."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.db.models import Model, QuerySet

from cellule.models import Trace

# One act is one transaction, and its rows are read whole.
LIGNES_PAR_ACTE = 1000


@dataclass(frozen=True, eq=False)
class Acte:
    """An act: its words, the form that it asks to fill in, and what it does.

    `faire(lignes, **donnees)` writes through the actions of the app and returns how many rows have
    changed, or what to say of it, and the trace that undoes it, if any; it raises ValidationError
    to refuse all.
    """

    code: str
    libelle: str
    faire: Callable[..., tuple[int | str, Trace | None]]
    formulaire: type[forms.Form] | None = None
    # Said before it is done; an act without form nor question is done at once.
    question: str = ""
    icone: str = "check"
    dangereux: bool = False

    @property
    def demande(self) -> bool:
        return bool(self.formulaire or self.question)


def choisies(lignes: QuerySet, cles: list[str], *, tous: bool) -> list[Model]:
    """The rows of an act, locked, at most one more than it may take."""
    if not tous:
        lignes = lignes.filter(pk__in=[int(cle) for cle in cles if cle.isascii() and cle.isdigit()])
    gardees = list(lignes.order_by("pk").values_list("pk", flat=True)[: LIGNES_PAR_ACTE + 1])
    modele = lignes.model
    return list(
        modele.objects.select_for_update(of=("self",)).filter(pk__in=gardees).order_by("pk")
    )
