"""Lines of minutes, by section. They speak of organisation: no patient, no team by name."""

CONSTATS = {
    "problematique": (
        "Les retours à domicile du vendredi restent trop tardifs",
        "Peu de médecins traitants disponibles pour les situations complexes",
        "Les prescriptions anticipées sont rarement préparées avant la sortie",
        "Les passages aux urgences la nuit viennent surtout d'EHPAD sans infirmier de nuit",
        "Les équipes mobiles sont appelées tard, dans les derniers jours",
        "Le transport sanitaire manque le dimanche",
        "Le circuit des médicaments hospitaliers en ville reste mal connu des officines",
        "Les délais de réponse varient beaucoup d'un territoire à l'autre",
        "Plusieurs postes de médecin restent vacants depuis plus de six mois",
    ),
    "besoin": (
        "Demande d'une formation courte aux voies sous-cutanées",
        "Besoin d'un numéro à appeler le soir et les fins de semaine",
        "Besoin de temps d'échange entre psychologues isolés",
        "Les aides-soignants demandent un module sur les soins de bouche",
        "Il manque un temps de coordination entre HAD et services de soins à domicile",
        "Besoin d'outils d'évaluation de la douleur pour les personnes non communicantes",
        "Les médecins coordonnateurs souhaitent un avis par visioconférence",
    ),
    "attente": (
        "Les équipes attendent un annuaire à jour, avec les zones d'intervention",
        "Les référents souhaitent recevoir l'ordre du jour quinze jours avant",
        "Les libéraux attendent une réponse dans la journée",
        "Les associations souhaitent être associées plus tôt aux projets",
        "Les participants souhaitent des réunions plus courtes, en fin de journée",
    ),
    "autre": (
        "La fréquentation des réunions progresse depuis le passage en format mixte",
        "Le partenariat avec la faculté est bien installé",
    ),
}
QUESTIONS = (
    "Qui appeler la nuit en cas de détresse respiratoire ?",
    "Comment articuler la procédure collégiale avec le médecin traitant ?",
    "Qui prévient la famille quand la sortie est reportée ?",
    "Où déposer les directives anticipées pour qu'elles soient retrouvées ?",
    "Comment financer le temps de coordination des libéraux ?",
    "Quelle place pour les bénévoles au domicile ?",
)
PROPOSITIONS = (
    "Rédiger une fiche de liaison commune",
    "Organiser une visite croisée entre équipes",
    "Tenir une réunion sur deux en soirée",
    "Inviter les pharmaciens d'officine à la prochaine réunion",
    "Recenser les véhicules et les horaires disponibles",
    "Faire circuler le modèle de prescriptions anticipées",
    "Créer une liste de diffusion des psychologues",
    "Proposer un temps de parole aux équipes endeuillées",
    "Tester la télé-expertise dans trois EHPAD",
    "Écrire à l'agence sur les difficultés de transport",
)
VIGILANCES = (
    "Un seul médecin pour deux équipes depuis l'été",
    "Ne pas alourdir le calendrier des réunions",
    "Veiller à l'équité entre territoires",
    "Pas d'outil numérique de plus sans accord des équipes",
    "Aucune donnée de patient dans les documents partagés",
    "La fin du financement est prévue dans un an",
    "Les bénévoles s'essoufflent : prévoir leur relève",
)
DECISIONS = (
    "Prochaine réunion dans une autre ville du territoire",
    "La cellule rédige le compte rendu sous huit jours",
    "Le groupe se réunit chaque trimestre jusqu'à l'été",
    "Le modèle est adopté et envoyé à toutes les équipes",
    "Un binôme de référents prépare la prochaine séance",
    "Le programme d'actions est validé",
    "L'enquête est reportée au trimestre suivant",
)
INFORMATIONS = (
    "Appel à projets « répit » ouvert jusqu'en juin",
    "Le calendrier des formations est en ligne",
    "La lettre d'information paraît tous les deux mois",
    "Une équipe rapide d'intervention est à l'étude",
    "La journée régionale aura lieu au printemps",
    "Le centre national publie une nouvelle fiche repère",
    "Les inscriptions au diplôme universitaire sont ouvertes",
)
