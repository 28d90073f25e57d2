"""Rights on the directory of actors."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer

LIRE = declarer("acteurs.lire", "Lire l’annuaire des acteurs de la cellule", DE_LA_CELLULE)
ECRIRE = declarer("acteurs.ecrire", "Tenir l’annuaire des acteurs à jour", EQUIPE)
