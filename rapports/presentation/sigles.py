"""The acronyms of the report, spelt out (metier, glossary)."""

from cellule.typographie import en_capitale

from .tableaux import Case, Ligne, Tableau, colonnes, en_moities

SIGLES = (
    ("ARS", "agence régionale de santé"),
    ("COPIL", "comité de pilotage"),
    ("CPTS", "communauté professionnelle territoriale de santé"),
    ("DAC", "dispositif d’appui à la coordination"),
    ("DGOS", "direction générale de l’offre de soins"),
    ("EHPAD", "établissement d’hébergement pour personnes âgées dépendantes"),
    ("EMSP", "équipe mobile de soins palliatifs"),
    ("ERRSPP", "équipe ressource régionale de soins palliatifs pédiatriques"),
    ("ESMS", "établissement ou service social ou médico-social"),
    ("ETP", "équivalent temps plein"),
    ("ETSP", "équipe territoriale de soins palliatifs"),
    ("FINESS", "fichier national des établissements sanitaires et sociaux"),
    ("FIR", "fonds d’intervention régional"),
    ("HAD", "hospitalisation à domicile"),
    ("HDJ", "hôpital de jour"),
    ("LISP", "lits identifiés de soins palliatifs"),
    ("MSP", "maison de santé pluriprofessionnelle"),
    ("n.r.", "non renseigné : l’information manque, ce n’est pas un zéro"),
    ("s.o.", "sans objet"),
    ("URPS", "union régionale des professionnels de santé"),
    ("USP", "unité de soins palliatifs"),
)


def sigles() -> list[Tableau]:
    """Two halves, side by side."""
    lignes = [Ligne([Case(sigle, role="code"), Case(en_capitale(sens))]) for sigle, sens in SIGLES]
    return en_moities(Tableau("Sigles et abréviations", colonnes("Sigle", "Sens"), lignes))
