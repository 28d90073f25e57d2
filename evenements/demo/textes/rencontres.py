"""Why the cell visits a team or a partner."""

# What the cell brings or asks; nothing is said of a team, which may be a real one.
OBJECTIFS_EQUIPE = (
    "Faire connaissance, écouter les attentes de l'équipe",
    "Présenter la cellule, l'antenne et leur calendrier",
    "Comprendre l'organisation et les zones d'intervention",
    "Relire ensemble la fiche de l'annuaire",
    "Échanger sur les sollicitations venues du domicile et des EHPAD",
    "Repérer les pratiques à partager avec les autres équipes",
    "Préparer la participation à la journée régionale",
    "Présenter les formations de l'année",
    "Recueillir l'avis de l'équipe sur la permanence téléphonique",
    "Présenter les travaux du groupe Domicile",
    "Inviter l'équipe à la prochaine réunion d'antenne",
    "Recueillir les souhaits de formation",
    "Présenter le diagnostic territorial et ses questions",
    "Faire le tour des projets du territoire",
)
OBJECTIFS_PARTENAIRE = (
    "Articuler les parcours entre la ville et l'hôpital",
    "Présenter les ressources palliatives du territoire",
    "Construire une action commune pour les aidants",
    "Préparer une soirée d'information des professionnels libéraux",
    "Faire connaître le droit : directives anticipées, personne de confiance",
    "Repérer les structures éloignées de toute équipe mobile",
    "Étudier un partenariat de formation",
    "Relayer l'appel à projets sur le répit",
    "Écouter les attentes des bénévoles",
    "Convenir d'un correspondant palliatif dans la structure",
    "Préparer une intervention auprès des médecins coordonnateurs",
    "Partager les constats du diagnostic régional",
    "Organiser le relais des informations de la cellule",
    "Étudier l'accès aux médicaments en ville",
    "Préparer la signature de la convention de partenariat",
    "Associer les usagers à la relecture des documents",
)
