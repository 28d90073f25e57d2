"""Narrative texts of the demo reports: invented, like the cells' people and their year."""

TEXTES = {
    "redaction:mot": (
        "{annee} a été l’année des **antennes** : chacune s’est réunie, et la moitié des équipes "
        "rencontrées l’ont été dans leur département plutôt qu’au siège.\n\n"
        "Que toutes celles et ceux qui y ont pris part soient remerciés."
    ),
    "redaction:presentation": (
        "La cellule anime la filière palliative de son territoire. Elle ne soigne pas : elle fait "
        "se rencontrer les équipes, soutient leurs projets, forme et informe."
    ),
    "redaction:gouvernance": (
        "Le comité de pilotage a suivi trois chantiers :\n\n"
        "- la continuité des soins le week-end ;\n"
        "- l’accès à un avis spécialisé en établissement médico-social ;\n"
        "- la formation des équipes de domicile."
    ),
    "redaction:mission_A": (
        "Les rencontres ont surtout servi à **clarifier qui appeler, et quand**. Deux équipes "
        "mobiles ont signé une convention d’appui réciproque."
    ),
    "redaction:impact": (
        "La fiche « Qui appeler ? », née d’une réunion d’antenne, est reprise par trois "
        "départements. Les équipes mobiles disent recevoir des demandes plus précoces."
    ),
    "redaction:difficultes": (
        "Trois postes médicaux sont restés vacants dans la région. Les déplacements vers les "
        "équipes les plus éloignées demandent une journée entière : les visites y sont plus rares."
    ),
    "redaction:perspectives": (
        "Rencontrer les équipes qui ne l’ont jamais été, ouvrir une formation courte aux "
        "établissements pour personnes âgées, tenir à jour l’annuaire avec les équipes elles-mêmes."
    ),
    "indicateur:A3": (
        "Les équipes de création récente n’ont pas encore été vues : elles sont au programme de "
        "l’année qui vient."
    ),
}
