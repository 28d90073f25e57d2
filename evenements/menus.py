"""Entry of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(
    Entree("Journal", "calendar-days", "journal", droits.LIRE.code, rang=20, touches="g j"),
    Entree(
        "Nouvelle activité", "plus", "nouvelle_activite", droits.ECRIRE.code,
        rang=1, touches="n", au_menu=False,
    ),
)  # fmt: skip
