"""Diagnoses, actions, surveys, sharing with other cells."""

from datetime import date
from typing import NamedTuple


class Etude(NamedTuple):
    intitule: str
    departements: int  # how many are covered, 0 for all
    publie_le: date | None
    commence: date
    abandonne: bool = False


ETUDES = {
    "ile-de-france": (
        Etude("Diagnostic régional des besoins palliatifs", 0, date(2024, 10, 8), date(2023, 9, 4)),
        Etude("État des lieux des lits identifiés", 0, date(2023, 12, 5), date(2023, 2, 6)),
        Etude(
            "Focus : grande couronne et distance aux équipes mobiles",
            3,
            date(2025, 11, 18),
            date(2025, 2, 3),
        ),
        Etude("Focus : offre pédiatrique", 0, None, date(2024, 3, 11), abandonne=True),
        Etude("Actualisation du diagnostic régional", 0, None, date(2026, 6, 1)),
    ),
    "la-reunion": (
        Etude("Premier diagnostic territorial de l'île", 0, date(2025, 6, 17), date(2024, 2, 5)),
        Etude("Accès aux équipes depuis les cirques et les Hauts", 0, None, date(2026, 3, 2)),
    ),
}


class Chantier(NamedTuple):
    intitule: str
    nature: str
    objectifs: str
    avec_ars: bool
    mois: int  # how long it lasts


CHANTIERS = (
    Chantier(
        "Feuille de route domicile",
        "parcours",
        "Réduire les passages évitables aux urgences",
        True,
        20,
    ),
    Chantier(
        "Cartographie des lits identifiés", "diagnostic", "Recenser et qualifier les lits", True, 9
    ),
    Chantier(
        "Permanence des soins palliatifs", "organisation", "Un numéro par territoire", True, 26
    ),
    Chantier(
        "Convention type entre HAD et équipe mobile",
        "organisation",
        "Clarifier qui fait quoi",
        False,
        8,
    ),
    Chantier(
        "Semaine des directives anticipées", "information", "Faire connaître le droit", False, 2
    ),
    Chantier("Repérage palliatif en EHPAD", "parcours", "Appeler plus tôt", True, 14),
    Chantier("Charte des bénévoles", "organisation", "Harmoniser les conventions", False, 12),
    Chantier(
        "Guide de la fin de vie à domicile", "information", "Un guide par territoire", True, 13
    ),
    Chantier("Parcours pédiatrique", "parcours", "Un parcours lisible pour les familles", True, 18),
    Chantier(
        "Observatoire des postes vacants", "diagnostic", "Suivre les postes médicaux", True, 10
    ),
    Chantier(
        "Accès aux médicaments en ville",
        "organisation",
        "Fiabiliser les approvisionnements",
        False,
        11,
    ),
    Chantier("Accueil des internes", "formation", "Faire découvrir la spécialité", False, 6),
    Chantier(
        "Réponse commune à l'appel à projets répit",
        "parcours",
        "Ouvrir des séjours de répit",
        False,
        5,
    ),
    Chantier(
        "Filières territoriales : dossiers de reconnaissance",
        "organisation",
        "Aider chaque territoire à déposer son dossier",
        True,
        9,
    ),
    Chantier(
        "Soins palliatifs et précarité",
        "parcours",
        "Relier équipes mobiles et lits halte",
        True,
        15,
    ),
    Chantier(
        "Campagne de vérification de l'annuaire",
        "information",
        "Des fiches vérifiées dans l'année",
        False,
        4,
    ),
)


class Sondage(NamedTuple):
    intitule: str
    cadre: str
    destinataires: tuple[int, int]
    taux: tuple[float, float]


SONDAGES = (
    Sondage("Effectifs des équipes mobiles", "ars", (12, 70), (0.7, 0.98)),
    Sondage("Besoins de formation en EHPAD", "partenariat", (80, 400), (0.25, 0.5)),
    Sondage("Usage de l'annuaire", "autre", (150, 500), (0.15, 0.4)),
    Sondage("Fonctionnement des lits identifiés", "ars", (8, 90), (0.6, 0.95)),
    Sondage("Baromètre des bénévoles", "partenariat", (40, 160), (0.3, 0.6)),
    Sondage("Astreintes et avis téléphoniques", "ars", (15, 90), (0.55, 0.9)),
    Sondage("Médecins généralistes et anticipation", "partenariat", (200, 600), (0.1, 0.25)),
    Sondage("Satisfaction des référents", "autre", (8, 30), (0.6, 1.0)),
)
OUTILS = (
    ("Trame de compte rendu d'antenne", "outil"),
    ("Grille de visite d'équipe", "outil"),
    ("Veille réglementaire partagée", "information"),
    ("Kit de ciné-débat", "outil"),
    ("Supports de la formation de formateurs", "formation"),
    ("Projet d'enquête commune", "projet"),
    ("Modèle de convention de partenariat", "outil"),
    ("Note de lecture sur la stratégie décennale", "information"),
    ("Exposition itinérante", "autre"),
    ("Cahier des charges de l'annuaire", "projet"),
)
