"""Rights on the national compilation, and on what is said of a region without a cell."""

from cellule.droits import declarer
from cellule.models import Role

LIRE_LA_NATION = declarer(
    "rapports.nation", "Lire et télécharger la compilation nationale", [Role.NATIONAL]
)
DIRE_L_ETAT = declarer(
    "regions.etat",
    "Dire où en est le projet d’une région sans cellule",
    [Role.AGENT_ARS, Role.NATIONAL],
)
