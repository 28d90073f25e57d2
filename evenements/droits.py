"""Rights on the journal."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer

LIRE = declarer("journal.lire", "Lire le journal de la cellule", DE_LA_CELLULE)
ECRIRE = declarer("journal.ecrire", "Écrire au journal, dire si une activité a eu lieu", EQUIPE)
