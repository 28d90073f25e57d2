"""Rights on reports."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer

LIRE = declarer("rapports.lire", "Lire et télécharger les rapports de la cellule", DE_LA_CELLULE)
REDIGER = declarer(
    "rapports.rediger",
    "Écrire les textes du rapport, corriger une valeur avec un motif, déclarer un zéro constaté",
    EQUIPE,
)
FAIRE = declarer("rapports.faire", "Faire le rapport d’activité d’une année", EQUIPE)
ARGENT = declarer(
    "rapports.argent",
    "Écrire les ressources, les dépenses, les conventions et le programme d’actions",
    EQUIPE,
)
