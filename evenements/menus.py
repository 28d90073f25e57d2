"""Entries of the menu."""

from cellule.menus import Entree, inscrire

from . import droits

COMMUNICATION, MISSIONS = droits.COMMUNICATION_LIRE.code, droits.MISSIONS_LIRE.code

inscrire(
    Entree("Journal", "calendar-days", "journal", droits.LIRE.code, rang=20, touches="g j"),
    Entree("Calendrier", "calendar-days", "calendrier", droits.LIRE.code, rang=21, touches="g c"),
    Entree("Tâches", "circle-dashed", "liste_taches", droits.LIRE.code, rang=22, touches="g o"),
    Entree(
        "Évènements et formations", "graduation-cap", "liste_manifestations", droits.LIRE.code,
        rang=30, touches="g e",
    ),
    Entree(
        "Mes calendriers", "calendar-days", "calendriers", droits.CALENDRIERS.code,
        rang=10, portee="compte",
    ),
    Entree(
        "Nouvelle activité", "plus", "nouvelle_activite", droits.ECRIRE.code,
        rang=1, touches="n", au_menu=False,
    ),
    Entree(
        "Lettres et canaux", "newspaper", "liste_publications", COMMUNICATION, rang=60,
        groupe="Communication",
    ),
    Entree(
        "Calendrier de communication", "calendar-days", "calendrier_communication", COMMUNICATION,
        rang=62, groupe="Communication",
    ),
    Entree(
        "Le prochain numéro", "mail", "lettre", COMMUNICATION, rang=63, groupe="Communication",
    ),
    Entree(
        "Relevés d’audience", "chart-column", "releves", droits.COMMUNICATION_ECRIRE.code, rang=61,
        groupe="Communication",
    ),
    Entree(
        "Enquêtes, actions", "chart-column", "liste_enquetes", MISSIONS, rang=70,
        groupe="Missions",
    ),
    Entree("Contact et site", "phone", "liste_contacts", MISSIONS, rang=71, groupe="Missions"),
)  # fmt: skip
