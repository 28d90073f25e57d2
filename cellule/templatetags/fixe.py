"""The pieces of a page that depend on little: drawn once for what they depend on."""

from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cellule.fige import Fige

register = template.Library()


class Fixe:
    """A context that is known by its values, so that the same ones are found again."""

    def __init__(self, contexte: dict[str, Any]) -> None:
        self.contexte, self.cle = contexte, figer(contexte)

    def __hash__(self) -> int:
        return hash(self.cle)

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Fixe) and self.cle == autre.cle


def figer(valeur: Any) -> Hashable:
    """Each value with its type: 1 is not True, a text is not markup. TypeError for a value that
    may change."""
    if isinstance(valeur, Fige):
        return valeur
    if isinstance(valeur, Mapping):
        return (dict, *((nom, figer(une)) for nom, une in valeur.items()))
    if isinstance(valeur, list | tuple):
        return (list, *map(figer, valeur))
    if valeur is None or isinstance(valeur, str | int):
        return (type(valeur), valeur)
    raise TypeError(f"Un morceau fixe ne dépend pas d’un {type(valeur).__name__}.")


@lru_cache(maxsize=1024)
def _dessiner(gabarit: str, fixe: Fixe) -> SafeString:
    return render_to_string(gabarit, fixe.contexte)


@register.simple_tag(takes_context=True)
def fixe(context: template.Context, gabarit: str, *noms: str, **valeurs: Any) -> SafeString:
    """`{% fixe "composants/menu.html" "menu" place="haut" %}`: the template includes nothing of the
    page but the variables of these names, if they are there, and these values."""
    contexte = {nom: context[nom] for nom in noms if nom in context} | valeurs
    dessiner = _dessiner.__wrapped__ if settings.DEBUG else _dessiner
    return dessiner(gabarit, Fixe(contexte))
