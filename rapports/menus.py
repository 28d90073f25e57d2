"""Entries of the menu."""

from cellule.menus import Entree, inscrire
from rapports import droits
from rapports.droits import ars, campagne, nation

inscrire(
    Entree("Rapports", "file-text", "rapports", droits.LIRE.code, rang=60, touches="g r"),
    Entree(
        "Conventions", "landmark", "liste_conventions", droits.LIRE.code, rang=57,
        groupe="Gouvernance",
    ),
    Entree(
        "Cellules de la région", "map-pinned", "region", ars.LIRE_LA_REGION.code,
        rang=10, portee="region",
    ),
    Entree(
        "Compilation", "map-pinned", "national:accueil", nation.LIRE_LA_NATION.code,
        rang=10, portee="national",
    ),
    Entree(
        "Campagnes", "calendar-days", "campagnes", campagne.REGLER.code,
        rang=40, portee="national",
    ),
)  # fmt: skip
