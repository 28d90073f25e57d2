"""The key figures of a report: twelve, the same every year: two can be laid side by side."""

# (indicator, measure, title); the order is that of the missions.
CHIFFRES_CLES = (
    ("A3", "rencontrees", "Équipes de soins palliatifs rencontrées"),
    ("A4", "antennes", "Antennes ouvertes"),
    ("A4", "participations", "Participations aux réunions d’antenne"),
    ("D2", "reunions", "Réunions du comité de pilotage"),
    ("D4", "actions", "Actions avec l’ARS et les partenaires"),
    ("A5", "projets", "Projets accompagnés"),
    ("A8", "reunions", "Réunions entre cellules"),
    ("C1", "acteurs", "Acteurs partenaires rencontrés"),
    ("C2", "evenements", "Évènements organisés"),
    ("C2", "participations", "Participations à ces évènements"),
    ("C4", "formations", "Formations"),
    ("C5", "abonnes", "Abonnés aux lettres d’information"),
)
CODES_CLES = tuple(dict.fromkeys(code for code, _, _ in CHIFFRES_CLES))
