"""Entries of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(
    Entree(
        "Tableau de bord", "layout-dashboard", "tableau", droits.LIRE.code,
        rang=10, touches="g t",
    ),
)  # fmt: skip
