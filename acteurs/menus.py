"""Entries of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(
    Entree(
        "Acteurs et équipes", "users", "liste_structures", droits.LIRE.code,
        rang=40, touches="g a",
    ),
    Entree("Comité et équipe", "handshake", "copil", droits.GOUVERNANCE_LIRE.code, rang=55),
)  # fmt: skip
