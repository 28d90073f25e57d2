"""Rights on reports."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer
from cellule.models import Role

LIRE = declarer("rapports.lire", "Lire et télécharger les rapports de la cellule", DE_LA_CELLULE)
FAIRE = declarer("rapports.faire", "Faire et figer le rapport d’activité d’une année", EQUIPE)
TRANSMETTRE = declarer(
    "rapports.transmettre", "Transmettre à l’ARS le rapport figé", [Role.RESPONSABLE]
)
REDIGER = declarer(
    "rapports.rediger",
    "Écrire les textes du rapport, corriger une valeur avec un motif, déclarer un zéro constaté",
    EQUIPE,
)
ARGENT = declarer(
    "rapports.argent",
    "Écrire les ressources, les dépenses, les conventions et le programme d’actions",
    EQUIPE,
)
