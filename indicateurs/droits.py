"""Rights on figures."""

from cellule.droits import DE_LA_CELLULE, declarer

LIRE = declarer(
    "indicateurs.lire", "Lire les indicateurs de la cellule et ce qu’ils comptent", DE_LA_CELLULE
)
