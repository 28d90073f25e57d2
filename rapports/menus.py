"""Entry of the menu."""

from cellule.menus import Entree, inscrire

from . import droits, droits_campagne

inscrire(
    Entree("Rapports", "file-text", "rapports", droits.LIRE.code, rang=60),
    Entree(
        "Campagnes", "calendar-days", "campagnes", droits_campagne.REGLER.code,
        rang=40, portee="national",
    ),
)  # fmt: skip
