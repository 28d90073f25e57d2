"""Entries of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

inscrire(
    Entree(
        "Acteurs et équipes", "users", "liste_structures", droits.LIRE.code,
        rang=40, touches="g a",
    ),
    Entree("Offres d’emploi", "briefcase", "liste_offres", droits.LIRE.code, rang=45),
    Entree(
        "Comité et équipe", "handshake", "copil", droits.GOUVERNANCE_LIRE.code, rang=55,
        groupe="Gouvernance",
    ),
    Entree(
        "Groupes de travail", "users", "liste_groupes", droits.GOUVERNANCE_LIRE.code, rang=56,
        groupe="Gouvernance",
    ),
    Entree(
        "Communes", "landmark", "liste_communes", droits.LIRE.code,
        rang=48, reglage="suit_les_communes",
    ),
)  # fmt: skip
inscrire(
    Entree(
        "Projets", "folder-kanban", "liste_projets", droits.LIRE_PROJETS.code,
        rang=50, touches="g p",
    )
)  # fmt: skip
