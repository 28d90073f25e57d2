"""Entries of the menu."""

from cellule.menus import Entree, inscrire

from . import droits, droits_ars, droits_campagne, droits_nation

inscrire(
    Entree("Rapports", "file-text", "rapports", droits.LIRE.code, rang=60),
    Entree(
        "Cellules de la région", "map-pinned", "region", droits_ars.LIRE_LA_REGION.code,
        rang=10, portee="region",
    ),
    Entree(
        "Compilation", "map-pinned", "national:accueil", droits_nation.LIRE_LA_NATION.code,
        rang=10, portee="national",
    ),
    Entree(
        "Campagnes", "calendar-days", "campagnes", droits_campagne.REGLER.code,
        rang=40, portee="national",
    ),
)  # fmt: skip
