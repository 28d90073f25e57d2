"""The fiche de poste that a cell starts from: the missions of the first national seminar of the
référents (referents-territoriaux, S0), in its own words; each cell changes it."""

LIBELLE, PLURIEL = "référent territorial", "référents territoriaux"

FICHE = """\
**Rôle**

Relais actif et informé de la cellule d’animation régionale dans son territoire.

**Ce qu’il rend possible**

- Connaître l’actualité du terrain : mouvements dans les équipes, projets en cours.
- Garantir l’alignement des travaux avec les besoins locaux.
- Diffuser une compréhension claire des projets territoriaux auprès de tous les acteurs.

**Missions**

- Relais de proximité entre la cellule et les acteurs locaux.
- Facilitateur : diffuser les projets et accompagner les professionnels.
- Ambassadeur de la démarche palliative auprès des structures et des partenaires.

**Au quotidien**

- Préparer et animer les réunions d’antenne : thématiques, intervenants, mobilisation.
- Faire remonter les spécificités du territoire et proposer des adaptations.
- Promouvoir les actions ciblées : groupes de travail, évènements, formations.
- Identifier les besoins d’information.

**À l’échelle de la région**

- Prendre part aux réunions régionales, deux à trois par an.
- Participer, s’il le souhaite, aux groupes de travail, pour diffuser les outils et les évènements.
"""
