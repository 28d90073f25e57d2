"""Rights on the antennas and the coverage of the territory."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer

LIRE = declarer(
    "antennes.lire", "Lire les antennes, leurs référents et le territoire", DE_LA_CELLULE
)
ECRIRE = declarer("antennes.ecrire", "Tenir les antennes et les mandats des référents", EQUIPE)
