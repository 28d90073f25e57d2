"""Titles and sentences of the demo's projects, offers and acts of support."""

from typing import NamedTuple


class Sujet(NamedTuple):
    intitule: str
    nature: str


PROJETS = (
    Sujet("Ligne d'avis téléphonique la nuit et les fins de semaine", "organisation"),
    Sujet("Astreinte médicale partagée entre deux équipes mobiles", "organisation"),
    Sujet("Valise multisensorielle en EHPAD", "médico-social"),
    Sujet("Maison d'accompagnement : étude de faisabilité", "hébergement"),
    Sujet("Passage conjoint HAD et EMSP en EHPAD", "médico-social"),
    Sujet("Fiche d'urgence palliative partagée avec le SAMU", "organisation"),
    Sujet("Télé-expertise pour les médecins coordonnateurs d'EHPAD", "numérique"),
    Sujet("Livret d'accueil des aidants", "information"),
    Sujet("Formation croisée HAD et services de soins à domicile", "formation"),
    Sujet("Lits identifiés en soins de suite : projet de service commun", "organisation"),
    Sujet("Café des aidants, une fois par mois", "domicile"),
    Sujet("Consultation d'accompagnement du deuil", "deuil"),
    Sujet("Hypnose et toucher-massage en unité de soins palliatifs", "formation"),
    Sujet("Recherche : délai entre l'annonce et la première rencontre palliative", "recherche"),
    Sujet("Équipe mobile pédiatrique : tournées à domicile", "pédiatrie"),
    Sujet("Accompagnement des personnes en situation de handicap", "médico-social"),
    Sujet("Circuit du midazolam en ville", "domicile"),
    Sujet("Kit de soins de bouche pour le domicile", "domicile"),
    Sujet("Biographie hospitalière", "bénévolat"),
    Sujet("Recruter et former des bénévoles dans les communes éloignées", "bénévolat"),
    Sujet("Soins palliatifs en lits halte soins santé", "précarité"),
    Sujet("Hôpital de jour d'évaluation palliative", "organisation"),
    Sujet("Directives anticipées : permanence dans les maisons de santé", "information"),
    Sujet("Entrée directe en soins palliatifs, sans passer par les urgences", "organisation"),
    Sujet("Groupe d'analyse des pratiques entre petites équipes", "formation"),
    Sujet("Dossier commun de coordination ville-hôpital", "numérique"),
    Sujet("Jardin de soins", "hébergement"),
    Sujet("Séjours de répit de proximité", "domicile"),
    Sujet("Repérage palliatif dans les services de néphrologie", "organisation"),
    Sujet("Soutien des équipes endeuillées en EHPAD", "deuil"),
)
APPELS_RELAYES = (
    Sujet("Appel à projets « répit » d'une fondation", "domicile"),
    Sujet("Appel à projets innovation en EHPAD", "médico-social"),
    Sujet("Appel à candidatures : équipes rapides d'intervention", "organisation"),
    Sujet("Prix des pratiques palliatives remarquables", "formation"),
)
RESULTATS = (
    "Objectifs atteints ; bilan partagé avec l'ARS et présenté au comité de pilotage",
    "Dispositif pérennisé par les partenaires après une année d'essai",
    "Objectifs atteints en partie : le volet nuit reste à organiser",
    "Démarche reprise par un autre territoire, avec le même cahier des charges",
)
ABANDON = "Arrêté faute de temps médical ; documents remis aux partenaires"
ACTES = {
    "methode": (
        "Relecture du cahier des charges",
        "Aide à l'écriture des objectifs et du calendrier",
        "Réunion de cadrage avec les porteurs",
        "Choix de trois indicateurs de suivi",
    ),
    "mise_en_relation": (
        "Mise en lien avec une équipe qui l'a déjà fait",
        "Rencontre entre le porteur et la HAD",
        "Présentation au DAC et aux CPTS voisines",
        "Contact donné à l'espace éthique",
    ),
    "financement": (
        "Repérage des financements possibles",
        "Relecture du budget",
        "Appui au dossier de subvention",
    ),
    "evaluation": (
        "Grille d'évaluation construite ensemble",
        "Bilan à six mois",
        "Retour d'expérience écrit",
    ),
    "relance": ("Point téléphonique", "Relance du porteur", "Nouveau calendrier proposé"),
    "autre": ("Visite sur place", "Témoignage recueilli pour la lettre d'information"),
}
POSTES = (
    "Médecin d'équipe territoriale",
    "Infirmier de nuit",
    "Psychologue, 0,5 ETP",
    "Cadre de santé",
    "Infirmier coordinateur",
    "Médecin coordonnateur d'EHPAD",
    "Aide-soignant de nuit",
    "Assistant de service social",
    "Ergothérapeute, 0,3 ETP",
    "Coordinateur de parcours",
    "Infirmier en pratique avancée",
    "Secrétaire médicale",
    "Médecin, remplacement de six mois",
    "Chargé de mission parcours",
)
