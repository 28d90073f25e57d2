"""Working groups, steering committees, meetings with the ARS and others."""

from typing import NamedTuple


class Groupe(NamedTuple):
    nom: str
    types: tuple[str, ...]
    objectifs: tuple[str, ...]


GROUPES = (
    Groupe(
        "Domicile",
        ("HAD", "CABINET", "MSP", "CPTS"),
        (
            "Décrire le parcours d'un retour à domicile, étape par étape",
            "Relire la fiche de liaison entre HAD, équipe mobile et médecin traitant",
            "Recenser les freins aux prescriptions anticipées",
        ),
    ),
    Groupe(
        "EHPAD",
        ("EHPAD", "DAC"),
        (
            "Écrire la fiche repère « signes d'inconfort »",
            "Construire le programme des référents palliatifs en EHPAD",
            "Tirer le bilan des passages conjoints avec la HAD",
        ),
    ),
    Groupe(
        "Pédiatrie",
        ("ERRSPP",),
        (
            "Décrire qui appeler, de l'annonce au suivi de deuil",
            "Préparer la venue de l'équipe ressource dans les services",
        ),
    ),
    Groupe(
        "Lits identifiés",
        ("LISP", "ETABLISSEMENT"),
        (
            "Partager une charte de fonctionnement des lits identifiés",
            "Comparer les projets de service, sans classement",
            "Préparer l'enquête annuelle sur les lits identifiés",
        ),
    ),
    Groupe(
        "Permanence des soins palliatifs",
        ("HAD", "EMSP", "DAC"),
        (
            "Choisir un numéro unique par territoire pour les soirs et les fins de semaine",
            "Définir les questions auxquelles la permanence répond",
        ),
    ),
    Groupe(
        "Bénévolat d'accompagnement",
        ("ASSO_BENEVOLES",),
        (
            "Harmoniser les conventions entre associations et établissements",
            "Préparer une formation commune des nouveaux bénévoles",
        ),
    ),
    Groupe(
        "Formation",
        ("UNIVERSITE", "EMSP"),
        (
            "Dresser le catalogue des formations de la région",
            "Écrire un tronc commun d'une journée",
        ),
    ),
    Groupe(
        "Précarité",
        ("ESMS", "COLLECTIVITE"),
        (
            "Faire se rencontrer équipes mobiles et lits halte soins santé",
            "Rédiger un guide d'orientation d'une page",
        ),
    ),
    Groupe(
        "Deuil",
        ("ASSO_BENEVOLES", "ASSO_USAGERS"),
        (
            "Recenser les ressources d'accompagnement du deuil",
            "Relire le livret destiné aux proches",
        ),
    ),
    Groupe(
        "Handicap",
        ("ESMS",),
        (
            "Adapter les outils d'évaluation de la douleur",
            "Préparer une journée avec les établissements médico-sociaux",
        ),
    ),
)
COPIL = (
    "Bilan de l'année écoulée, validation du programme d'actions",
    "Suivi de la convention, point d'étape sur les projets accompagnés",
    "État d'avancement du diagnostic territorial, arbitrages budgétaires",
    "Calendrier des antennes, préparation de la journée régionale",
)
BUREAU = (
    "Ordre du jour du prochain comité de pilotage",
    "Suivi du budget et des recrutements",
    "Priorités du trimestre",
    "Relecture du rapport d'activité",
)
OBJETS_ARS = (
    "Point d'étape avec la direction de l'offre de soins",
    "Comité régional de suivi de la stratégie décennale",
    "Réunion de la délégation départementale sur la filière palliative",
    "Groupe de travail sur la permanence palliative",
    "Dialogue de gestion annuel",
    "Préparation de l'appel à projets régional",
    "Commission spécialisée de l'organisation des soins",
    "Atelier du schéma régional de santé",
    "Réunion sur les lits identifiés et leur reconnaissance",
)
ORDRES_DU_JOUR_ARS = (
    "Présenter l'avancement du programme d'actions",
    "Apporter l'avis des équipes sur le projet de texte",
    "Partager les constats remontés des antennes",
    "Préparer les échéances de la convention",
    "Signaler les territoires sans médecin formé",
)
AUTRES = (
    ("Accueil des internes de médecine palliative", "Présenter la région et ses équipes"),
    ("Point avec l'hébergeur du site", "Correction des adresses, accessibilité des pages"),
    ("Réunion d'équipe de la cellule", "Répartir les visites du trimestre"),
    ("Entretien avec une équipe de recherche", "Étudier la faisabilité d'une enquête régionale"),
    ("Échange avec le service documentation", "Choisir les recommandations à diffuser"),
    ("Réunion du collectif des associations", "Préparer les actions de la Journée mondiale"),
    ("Rencontre avec les représentants des usagers", "Relire la plaquette destinée au public"),
    ("Point avec la plateforme d'appui numérique", "Annuaire : reprise des fiches incomplètes"),
    ("Jury de soutenance", "Mémoires du diplôme universitaire de soins palliatifs"),
    ("Réunion des financeurs de la journée régionale", "Arrêter le budget prévisionnel"),
    ("Atelier d'écriture du rapport d'activité", "Rassembler les chiffres et les faits marquants"),
)
