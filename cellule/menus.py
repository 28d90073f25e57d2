"""The menu: each app registers its entries in `<app>/menus.py`, read by `cellule.config.urls`.

An entry is drawn only for a person who may open it: it carries the right of its page.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse

from cellule.droits import REGLER, peut
from cellule.fige import Fige


@dataclass(frozen=True)
class Entree:
    """One line of the menu of a cell, a region or the nation (`portee`: what its address names), or
    of a person's own menu inside a cell (« compte »)."""

    libelle: str
    icone: str
    vue: str
    droit: str
    rang: int
    portee: str = "cellule"
    groupe: str = ""
    # The keys that lead there, one after the other (« g j »); and whether the menu draws it at all.
    touches: str = ""
    au_menu: bool = True
    # The setting of the cell without which the entry is not there.
    reglage: str = ""


ACCUEIL = "tableau"

_ENTREES: list[Entree] = []


def inscrire(*entrees: Entree) -> None:
    """Add entries; they are drawn by rank, those without a group first, each group together."""
    _ENTREES.extend(entrees)
    premiers = {e.groupe: min(f.rang for f in _ENTREES if f.groupe == e.groupe) for e in _ENTREES}
    _ENTREES.sort(key=lambda e: (bool(e.groupe), premiers[e.groupe], e.rang, e.libelle))


@lru_cache(maxsize=4096)
def _adresse(vue: str, **designation: str) -> str:
    return reverse(vue, kwargs=designation)


def menu_de(request: HttpRequest, portee: str, designation: dict[str, str]) -> Fige:
    """The entries that this person may open here; the page asked for, or its nearest, is marked."""
    visibles = [e for e in _visibles(request, portee) if e.au_menu]
    adresses = {entree: _adresse(entree.vue, **designation) for entree in visibles}
    # The door of a cell is no parent of its pages: it is marked for itself only.
    porte = _adresse(ACCUEIL, **designation) if portee == "cellule" else ""
    contenantes = [
        a
        for a in adresses.values()
        if request.path.startswith(a) and (a != porte or request.path == a)
    ]
    courante = max(contenantes, key=len, default="")
    return _menu(tuple(adresses.items()), courante)


@lru_cache(maxsize=1024)
def _menu(adresses: tuple[tuple[Entree, str], ...], courante: str) -> Fige:
    return Fige(
        {
            "libelle": entree.libelle,
            "icone": entree.icone,
            "url": adresse,
            "courant": adresse == courante,
            "compte": 0,
            "groupe": entree.groupe,
        }
        for entree, adresse in adresses
    )


def raccourcis_de(request: HttpRequest, portee: str, designation: dict[str, str]) -> Fige:
    """The keys that lead somewhere, for this person."""
    avec_touches = [e for e in _visibles(request, portee) if e.touches]
    return _raccourcis(tuple((e, _adresse(e.vue, **designation)) for e in avec_touches))


@lru_cache(maxsize=1024)
def _raccourcis(adresses: tuple[tuple[Entree, str], ...]) -> Fige:
    return Fige(
        {"libelle": e.libelle, "touches": e.touches, "url": adresse} for e, adresse in adresses
    )


def raccourcis() -> list[Entree]:
    """Every entry with keys, for the help page."""
    return [entree for entree in _ENTREES if entree.touches]


def _visibles(request: HttpRequest, portee: str) -> list[Entree]:
    return [
        entree
        for entree in _ENTREES
        if entree.portee == portee and peut(request, entree.droit) and _est_reglee(request, entree)
    ]


def _est_reglee(request: HttpRequest, entree: Entree) -> bool:
    return not entree.reglage or bool(getattr(request.cellule, entree.reglage, False))


inscrire(
    Entree("Historique", "history", "historique", "historique.lire", rang=90, groupe="Suivi"),
    Entree("Corbeille", "trash-2", "corbeille", "corbeille.tenir", rang=91, groupe="Suivi"),
    Entree("Réglages", "list-filter", "reglages", REGLER.code, rang=92, groupe="Suivi"),
)
