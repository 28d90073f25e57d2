"""What is asked of an activity, by type: the fields that mean something for it, no others."""

from evenements.models import RoleCellule, TypeActivite
from evenements.models.activites import ROLES_D_EVENEMENT, ROLES_DE_FORMATION

T = TypeActivite
DEBUT = ("intitule", "jour", "heure", "statut")
LIEU = ("modalite", "lieu")

CHAMPS: dict[str, tuple[str, ...]] = {
    T.COPIL: (*DEBUT, *LIEU, "equipe", "anonymes", "programme"),
    T.BUREAU: (*DEBUT, *LIEU, "equipe", "anonymes", "programme"),
    T.GROUPE_TRAVAIL: (
        "groupe", *DEBUT, *LIEU, "structures", "equipe", "anonymes", "objectifs", "programme",
    ),
    T.REUNION_ANTENNE: (
        *DEBUT, *LIEU, "antennes", "structures", "equipe", "anonymes", "objectifs", "programme",
    ),
    T.REUNION_REFERENTS: (*DEBUT, *LIEU, "antennes", "equipe", "anonymes", "programme"),
    T.RENCONTRE_EQUIPE: (
        *DEBUT, "structures", *LIEU, "antennes", "equipe", "anonymes", "objectifs",
    ),
    T.RENCONTRE_PARTENAIRE: (
        *DEBUT, "structures", *LIEU, "antennes", "equipe", "anonymes", "objectifs",
    ),
    T.REUNION_ARS: (*DEBUT, *LIEU, "equipe", "anonymes", "objectifs"),
    T.REUNION_INTERCELLULES: (
        *DEBUT, *LIEU, "equipe", "anonymes", "objectifs", "cle_partage",
    ),
    T.EVENEMENT: (
        "intitule", "role", "nature", "jour", "heure", "jour_fin", "statut", *LIEU, "antennes",
        "structures", "equipe", "anonymes", "objectifs", "programme", "cle_partage",
    ),
    T.FORMATION: (
        "intitule", "role", "nature", "jour", "heure", "jour_fin", "statut", "seances", "heures",
        *LIEU, "antennes", "equipe", "anonymes", "objectifs", "programme", "cle_partage",
    ),
    T.AUTRE_REUNION: (*DEBUT, *LIEU, "antennes", "structures", "equipe", "anonymes", "objectifs"),
}  # fmt: skip

# The choice of a type, by family, in the words of those who log.
FAMILLES: tuple[tuple[str, tuple[TypeActivite, ...]], ...] = (
    ("Territoires", (T.REUNION_ANTENNE, T.REUNION_REFERENTS)),
    ("Rencontres", (T.RENCONTRE_EQUIPE, T.RENCONTRE_PARTENAIRE, T.REUNION_ARS)),
    ("Gouvernance", (T.COPIL, T.BUREAU, T.GROUPE_TRAVAIL)),
    ("Évènements et formations", (T.EVENEMENT, T.FORMATION)),
    ("Ailleurs", (T.REUNION_INTERCELLULES, T.AUTRE_REUNION)),
)

# What each type feeds, in one line.
COMPTE = {
    T.COPIL: "Compte en D2.",
    T.GROUPE_TRAVAIL: "Une équipe qui y est présente est rencontrée (A3) ; les partenaires en C1.",
    T.REUNION_ANTENNE: "Compte en A4 ; une équipe qui y est présente est rencontrée (A3).",
    T.RENCONTRE_EQUIPE: "L’équipe est rencontrée (A3).",
    T.RENCONTRE_PARTENAIRE: "Les partenaires comptent en A2 et en C1.",
    T.REUNION_ARS: "Compte en D8 si quelqu’un de l’équipe de la cellule y est présent.",
    T.REUNION_INTERCELLULES: "Compte en A8 si quelqu’un de l’équipe de la cellule y est présent.",
    T.EVENEMENT: "Compte en C2 si la cellule l’organise, en C3 si elle y est associée.",
    T.FORMATION: "Compte en C4, avec ses séances tenues.",
}

ROLES: dict[str, tuple[RoleCellule, ...]] = {
    T.EVENEMENT: ROLES_D_EVENEMENT,
    T.FORMATION: ROLES_DE_FORMATION,
}

# What an empty field leaves incomplete, by type.
AIDES: dict[str, dict[str, str]] = {
    T.EVENEMENT: {
        "programme": "Texte ou lien. Sans programme, l’indicateur est incomplet.",
        "nature": "Par exemple : journée, webinaire, ciné-débat.",
    },
    T.FORMATION: {
        "programme": "Texte ou lien. Sans objectifs ni programme, l’indicateur C4 est incomplet.",
        "heures": "Pour une formation sans séances.",
    },
    T.RENCONTRE_PARTENAIRE: {"objectifs": "Sans objectif, l’indicateur C1 est incomplet."},
    T.GROUPE_TRAVAIL: {"objectifs": "Sans objectif, l’indicateur C1 est incomplet."},
    T.REUNION_ANTENNE: {"antennes": "Sans antenne, la réunion n’est pas comptée en A4."},
}
