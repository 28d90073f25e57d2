"""Rights on the journal."""

from cellule.droits import DE_LA_CELLULE, EQUIPE, declarer

LIRE = declarer("journal.lire", "Lire le journal de la cellule", DE_LA_CELLULE)
ECRIRE = declarer("journal.ecrire", "Écrire au journal, dire si une activité a eu lieu", EQUIPE)
MISSIONS_LIRE = declarer(
    "missions.lire", "Lire les diagnostics, enquêtes, actions et ressources", DE_LA_CELLULE
)
MISSIONS_ECRIRE = declarer(
    "missions.ecrire", "Tenir les diagnostics, enquêtes, actions et ressources à jour", EQUIPE
)
COMMUNICATION_LIRE = declarer(
    "communication.lire", "Lire les publications, parutions et audiences", DE_LA_CELLULE
)
COMMUNICATION_ECRIRE = declarer(
    "communication.ecrire", "Tenir les publications, parutions et audiences à jour", EQUIPE
)
CALENDRIERS = declarer(
    "calendriers.tenir", "Suivre le calendrier depuis son propre agenda", DE_LA_CELLULE
)
