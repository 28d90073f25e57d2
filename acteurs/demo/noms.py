"""Names of invented partners and people."""

from cellule.demo.monde import mots

COORDINATIONS = (
    "du Grand Fleuve",
    "des Deux Vallées",
    "du Levant",
    "des Collines",
    "du Ponant",
    "des Trois Forêts",
    "de la Plaine",
    "du Plateau",
    "des Rivages",
)
COMMUNAUTES = (
    "des Faubourgs",
    "du Canal",
    "des Coteaux",
    "de la Boucle",
    "des Vergers",
    "du Vieux Pont",
    "de la Lisière",
    "des Grands Champs",
    "du Confluent",
    "des Terrasses",
    "de l'Étang bleu",
    "des Sources",
    "du Haut Plateau",
    "des Moulins",
    "du Belvédère",
    "des Deux Clochers",
    "de la Clairière",
    "des Bruyères",
)
MAISONS_DE_SANTE = (
    "du Vieux Moulin",
    "de la Place verte",
    "des Remparts",
    "du Chemin creux",
    "des Trois Fontaines",
    "du Marché couvert",
    "de la Gare",
    "du Tertre",
    "des Peupliers gris",
)
CABINETS = (
    "de la Halle",
    "du Lavoir",
    "de la Grand-Rue",
    "des Arcades",
    "du Mail",
    "des Remises",
    "du Carrefour",
    "de l'Horloge",
    "du Pavillon",
)
ESMS = (
    "Foyer d'accueil médicalisé des Érables (fictif)",
    "Service de soins à domicile La Relève (fictif)",
    "Maison d'accueil spécialisée du Bois joli (fictive)",
    "Service de soins à domicile Les Passerelles (fictif)",
    "Foyer de vie du Grand Pré (fictif)",
    "Lits halte soins santé du Relais (fictifs)",
    "Service d'aide et de soins Le Trèfle (fictif)",
    "Foyer d'accueil médicalisé de l'Ormeau (fictif)",
    "Pension de famille des Acacias (fictive)",
)
EHPAD = {
    "metropole": (
        "Les Tilleuls",
        "Le Clos des Vignes",
        "Les Marronniers",
        "La Source claire",
        "Les Hirondelles",
        "Les Glycines",
        "Le Verger",
        "L'Orée du bois",
        "Les Trois Ponts",
        "Le Val fleuri",
        "Les Jardins d'Ariane",
        "La Fontaine aux oiseaux",
        "Les Grands Cèdres",
        "Le Moulin à vent",
        "Les Amandiers",
        "Le Parc aux biches",
        "La Maison du canal",
        "Les Quatre Chemins",
        "Le Cadran solaire",
        "Les Aubépines",
        "La Pommeraie",
        "Les Lilas blancs",
        "Le Grand Jardin",
        "La Butte rouge",
        "Les Mésanges",
    ),
    "outre-mer": (
        "Les Flamboyants",
        "Les Lataniers",
        "Les Vacoas",
        "Les Jacarandas",
        "Le Bassin bleu",
        "Les Filaos",
        "La Varangue",
        "Les Bougainvillées",
        "Le Jardin créole",
        "Les Tamarins",
    ),
}
ASSOCIATIONS = (
    "Présence et Écoute",
    "À côté de vous",
    "Main dans la main",
    "Les Veilleurs",
    "Chemin partagé",
    "Le Temps d'être là",
    "Un fauteuil pour deux",
    "Passeurs de présence",
    "Dernières Saisons",
)
REGIONAUX = (
    ("URPS", "URPS médecins (fictive)"),
    ("URPS", "URPS infirmiers (fictive)"),
    ("URPS", "URPS pharmaciens (fictive)"),
    ("ESPACE_ETHIQUE", "Espace de réflexion éthique régional (fictif)"),
    ("UNIVERSITE", "Faculté de santé (fictive)"),
    ("UNIVERSITE", "Institut de formation aux soins (fictif)"),
    ("ASSO_BENEVOLES", "Fédération régionale des bénévoles d'accompagnement (fictive)"),
    ("ASSO_USAGERS", "Collectif régional des usagers de santé (fictif)"),
    ("ASSO_USAGERS", "Maison régionale des aidants (fictive)"),
    ("ETABLISSEMENT", "Fédération hospitalière régionale (fictive)"),
    ("AUTRE", "Observatoire régional de la santé (fictif)"),
)

PRENOMS = {
    "F": mots(
        "Camille Sarah Julie Claire Nathalie Sophie Isabelle Anne Céline Sandrine Valérie "
        "Hélène Aurélie Mathilde Pauline Laure Émilie Agnès Delphine Catherine Florence "
        "Véronique Marion Élodie Charlotte Manon Lucie Margaux Inès Nadia Fatima Aïcha Yasmine "
        "Mireille Chantal Brigitte Odile Solène Justine Noémie Éléonore Clémence Ophélie Jeanne "
        "Marguerite Rachel Leïla Aminata Mariam Linh Teresa Gaëlle Karine Estelle Virginie "
        "Perrine Salomé"
    ),
    "M": mots(
        "Thomas Nicolas Julien Antoine Pierre Mathieu Olivier Laurent Philippe Stéphane "
        "Christophe Vincent Guillaume Benoît Sébastien Alexandre Maxime Hugo Romain Arnaud "
        "Bruno Frédéric Éric Thierry Pascal Yves Jérôme Damien Grégoire Karim Samir Mehdi "
        "Ousmane Ibrahim Denis Gilles Hervé Luc Marc Rémi Tristan Xavier Bastien Loïc Cyril"
    ),
}
