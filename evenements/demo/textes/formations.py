"""Trainings, their objectives and their publics."""

from typing import NamedTuple


class Formation(NamedTuple):
    intitule: str
    role: str
    types: tuple[str, ...]
    heures: float
    seances: int
    objectifs: str


DOMICILE = ("CABINET", "MSP", "CPTS", "HAD", "ESMS")
ETABLISSEMENTS = ("LISP", "USP", "EMSP", "HAD")
FORMATIONS = (
    Formation(
        "Référents palliatifs en EHPAD",
        "dispensee",
        ("EHPAD",),
        7,
        4,
        "Repérer, évaluer, alerter ; porter la démarche dans l'établissement",
    ),
    Formation(
        "Douleur de la personne qui ne communique plus",
        "dispensee",
        ("EHPAD", "ESMS"),
        3.5,
        0,
        "Utiliser une échelle d'évaluation, ajuster le traitement avec le médecin",
    ),
    Formation(
        "Voies sous-cutanées et pompes à domicile",
        "dispensee",
        DOMICILE,
        3.5,
        0,
        "Poser, surveiller, transmettre",
    ),
    Formation(
        "Aides-soignants : confort et soins de bouche",
        "soutenue",
        ("EHPAD", "HAD"),
        7,
        2,
        "Donner des gestes sûrs, oser signaler",
    ),
    Formation(
        "Annonce et communication difficile",
        "dispensee",
        ETABLISSEMENTS,
        7,
        0,
        "Mettre en mots, écouter les silences, se relire en équipe",
    ),
    Formation(
        "Module palliatif des infirmiers en pratique avancée",
        "soutenue",
        ("UNIVERSITE",),
        14,
        2,
        "Évaluer une situation, coordonner les intervenants",
    ),
    Formation(
        "Sédation : cadre, décision collégiale, mise en œuvre",
        "dispensee",
        ETABLISSEMENTS,
        7,
        0,
        "Connaître la loi, conduire une procédure collégiale",
    ),
    Formation(
        "Bénévoles : écouter sans conseiller",
        "soutenue",
        ("ASSO_BENEVOLES",),
        6,
        3,
        "Trouver sa place auprès des personnes et des équipes",
    ),
    Formation(
        "Soins palliatifs pédiatriques : premiers repères",
        "dispensee",
        ("ERRSPP", "HAD"),
        3.5,
        0,
        "Savoir qui appeler, ne pas rester seul",
    ),
    Formation(
        "Médecins généralistes : anticiper à domicile",
        "dispensee",
        ("MSP", "CPTS", "URPS"),
        3.5,
        0,
        "Rédiger des prescriptions anticipées, organiser le relais",
    ),
    Formation(
        "Accueil des internes",
        "soutenue",
        ("UNIVERSITE", "USP"),
        7,
        0,
        "Découvrir la spécialité et les équipes de la région",
    ),
    Formation(
        "Démarche éthique en équipe",
        "soutenue",
        ("ESPACE_ETHIQUE", "EMSP"),
        7,
        2,
        "Poser une question, délibérer, décider",
    ),
    Formation(
        "Accompagner la fin de vie des personnes handicapées",
        "dispensee",
        ("ESMS",),
        7,
        2,
        "Adapter l'évaluation, soutenir les professionnels et les autres résidents",
    ),
    Formation(
        "Psychologues : deuil et après-deuil",
        "soutenue",
        ("USP", "EMSP", "HAD"),
        6,
        0,
        "Repérer un deuil compliqué, orienter",
    ),
    Formation(
        "Pharmaciens d'officine : médicaments de la fin de vie",
        "dispensee",
        ("MSP", "CPTS"),
        2,
        0,
        "Anticiper les approvisionnements, conseiller les proches",
    ),
    Formation(
        "Diplôme universitaire, journée territoires",
        "soutenue",
        ("UNIVERSITE", "EMSP", "USP"),
        7,
        0,
        "Comprendre la filière et ses recours",
    ),
)
