"""What other apps show on the page of a row: each registers its own, and imports nobody's.

`<app>/encarts.py`, read by `cellule.config.urls`:

    inscrire("structure", Encart("evenements/encart_rencontres.html", rencontres, rang=10))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cellule.droits import peut
from cellule.models import Cellule


@dataclass(frozen=True)
class Encart:
    """A section of a page: its template, what it reads (None: nothing to show), where it stands."""

    gabarit: str
    contexte: Callable[[HttpRequest, Cellule, Model], dict | None]
    rang: int = 50
    a_cote: bool = False
    droit: str = ""


_ENCARTS: dict[str, list[Encart]] = {}


def inscrire(fiche: str, *encarts: Encart) -> None:
    """Add sections to the pages of a kind of sheet."""
    siens = _ENCARTS.setdefault(fiche, [])
    siens.extend(encarts)
    siens.sort(key=lambda encart: encart.rang)


def encarts_de(
    fiche: str, request: HttpRequest, cellule: Cellule, ligne: Model, *, a_cote: bool
) -> list[SafeString]:
    """The sections that this person may read, drawn."""
    dessins = []
    for encart in _ENCARTS.get(fiche, ()):
        if encart.a_cote is not a_cote or (encart.droit and not peut(request, encart.droit)):
            continue
        contexte = encart.contexte(request, cellule, ligne)
        if contexte is not None:
            contexte = {"cellule": cellule, "ligne": ligne, **contexte}
            dessins.append(render_to_string(encart.gabarit, contexte, request=request))
    return dessins
