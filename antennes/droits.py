"""Rights on the antennas and the coverage of the territory."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer
from cellule.models import Role

LIRE = declarer(
    "antennes.lire", "Lire les antennes, leurs référents et le territoire", DE_LA_CELLULE
)
ECRIRE = declarer("antennes.ecrire", "Tenir les antennes et les mandats des référents", EQUIPE)
# On one's own antennas for a référent, on all for the team (`antennes/terrain/acces.py`).
TERRAIN = declarer(
    "terrain.ecrire",
    "Noter les réunions et les nouvelles de ses antennes",
    [*EQUIPE, Role.REFERENT],
)
