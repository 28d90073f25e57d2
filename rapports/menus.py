"""Entry of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(Entree("Rapports", "file-text", "rapports", droits.LIRE.code, rang=60))
