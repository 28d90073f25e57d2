"""Newsletters, posts, documents sent, national campaigns."""

DOCUMENTS = (
    ("Référentiel : soins de bouche", "referentiel"),
    ("Référentiel : douleur de la personne âgée", "referentiel"),
    ("Référentiel : dyspnée en phase palliative", "referentiel"),
    ("Référentiel : constipation sous opioïdes", "referentiel"),
    ("RBP : sédation profonde et continue maintenue jusqu'au décès", "rbp"),
    ("RBP : antalgie des douleurs rebelles et pratiques sédatives", "rbp"),
    ("RBP : rédiger ses directives anticipées", "rbp"),
    ("RBP : accompagner la fin de vie en établissement médico-social", "rbp"),
    ("Plaquette de la cellule", "autre"),
    ("Programme de la journée régionale", "autre"),
    ("Catalogue des formations", "autre"),
)
MISES_A_JOUR = (
    "Annuaire : fiches vérifiées",
    "Agenda des antennes",
    "Offres d'emploi",
    "Documents utiles",
    "Page des formations",
    "Foire aux questions des proches",
)
ACTUALITES = (
    "Retour sur la réunion d'antenne",
    "Inscriptions ouvertes à la formation",
    "Portrait d'une équipe mobile",
    "Trois questions à une bénévole",
    "Journée régionale : le programme",
    "Nouvelle fiche repère",
    "Appel à projets : un mois pour répondre",
    "Offre d'emploi relayée",
    "Un livre, une équipe",
    "Rencontre avec les référents",
)
MESSAGES = (
    "Message aux professionnels",
    "Calendrier du trimestre",
    "Alerte : date limite d'inscription",
    "Relais d'un appel à candidatures",
)
# National campaign, month, rank of its week, what the cell does: nature and public.
CAMPAGNES = (
    (
        "Journée mondiale des soins palliatifs",
        10,
        (
            ("publication", "professionnels"),
            ("publication", "grand public"),
            ("exposition", "grand public"),
            ("ciné-débat", "grand public"),
        ),
    ),
    (
        "Parlons des directives anticipées",
        3,
        (
            ("affichage", "grand public"),
            ("publication", "professionnels"),
            ("stand", "grand public"),
        ),
    ),
    ("Journée nationale des aidants", 10, (("publication", "aidants"), ("stand", "aidants"))),
    (
        "Mois du deuil, en parler",
        11,
        (("publication", "grand public"), ("webinaire", "professionnels")),
    ),
)
