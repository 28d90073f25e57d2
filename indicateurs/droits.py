"""Rights on figures."""

from cellule.droits import DE_LA_CELLULE, declarer
from cellule.models import Role

LIRE = declarer(
    "indicateurs.lire", "Lire les indicateurs de la cellule et ce qu’ils comptent", DE_LA_CELLULE
)
LIRE_LA_NATION = declarer("indicateurs.nation", "Suivre l’ensemble des régions", [Role.NATIONAL])
