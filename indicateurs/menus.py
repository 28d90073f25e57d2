"""Entries of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(
    Entree("Tableau de bord", "layout-dashboard", "tableau", droits.LIRE.code, rang=10),
    Entree(
        "Régions", "map-pinned", "national:accueil", droits.LIRE_LA_NATION.code,
        rang=10, portee="national",
    ),
)  # fmt: skip
