"""Entries of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(
    Entree("Noter une réunion", "pencil", "terrain", droits.TERRAIN.code, rang=25, touches="g n"),
    Entree("Antennes", "map-pinned", "liste_antennes", droits.LIRE.code, rang=45),
    Entree("Territoires", "map-pin", "territoires", droits.LIRE.code, rang=46),
    Entree("Pistes", "bookmark", "liste_pistes", droits.LIRE.code, rang=47),
)
