"""Rights on the directory of actors and on the projects."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer

LIRE = declarer("acteurs.lire", "Lire l’annuaire des acteurs de la cellule", DE_LA_CELLULE)
ECRIRE = declarer("acteurs.ecrire", "Tenir l’annuaire des acteurs à jour", EQUIPE)
LIRE_PROJETS = declarer("projets.lire", "Lire les projets accompagnés", DE_LA_CELLULE)
ECRIRE_PROJETS = declarer(
    "projets.ecrire", "Tenir les projets, les appels et les bonnes pratiques, les partager", EQUIPE
)
GOUVERNANCE_LIRE = declarer(
    "gouvernance.lire",
    "Lire la composition du comité, l’équipe en ETP, les groupes de travail",
    DE_LA_CELLULE,
)
GOUVERNANCE_ECRIRE = declarer(
    "gouvernance.ecrire", "Tenir les mandats du comité, les postes, les groupes de travail", EQUIPE
)
