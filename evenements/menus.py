"""Entry of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(Entree("Journal", "calendar-days", "journal", droits.LIRE.code, rang=20))
