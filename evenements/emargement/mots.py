"""The words by which lists name their columns and say who was there."""

import re

from evenements.models import StatutPresence

from .noms import plier

PRESENT, EXCUSE = StatutPresence.PRESENT.value, StatutPresence.EXCUSE.value
ABSENT, INSCRIT = StatutPresence.ABSENT.value, StatutPresence.INSCRIT.value

# Kind of column → its headings, folded.
TITRES: dict[str, set[str]] = {
    "nom": {
        "nom", "noms", "nom de famille", "nom d usage", "nom usuel", "nom marital",
        "nom de naissance", "last name", "surname", "family name",
    },
    "prenom": {"prenom", "prenoms", "prenom s", "first name", "given name"},
    "complet": {
        "nom complet", "nom et prenom", "nom et prenoms", "noms et prenoms", "nom et prenom s",
        "noms prenoms", "nom prenom", "nom prenoms", "nom prenom s", "prenom nom", "prenom et nom",
        "prenoms et noms", "name", "full name", "display name", "nom affiche", "identite",
        "personne", "personnes", "participant", "participants", "participant e s",
        "nom du participant", "nom des participants", "name original name", "nom nom d origine",
        "nom nom original", "nom d utilisateur nom d origine",
    },
    "fonction": {
        "fonction", "fonctions", "profession", "professions", "metier", "poste", "qualite",
        "fonction profession", "profession fonction", "qualite fonction", "specialite",
        "job title", "fonction s", "intitule du poste",
    },
    "structure": {
        "structure", "structures", "etablissement", "etablissements", "organisme", "organisation",
        "organization", "service", "equipe", "employeur", "institution", "societe", "company",
        "structure etablissement", "etablissement structure", "etablissement service",
        "service etablissement", "etablissement organisme", "lieu d exercice", "rattachement",
        "structure d exercice", "structure representee", "association", "structure de rattachement",
    },
    "courriel": {
        "courriel", "courriels", "mail", "mails", "email", "e mail", "e mails", "adresse mail",
        "adresse e mail", "adresse email", "adresse electronique", "adresse courriel",
        "adresse de messagerie", "messagerie", "courrier electronique", "user email",
        "email address", "e mail de l utilisateur", "adresse e mail de l utilisateur",
        "participant id upn", "id du participant upn", "identifiant du participant upn",
    },
    "statut": {
        "statut", "presence", "presences", "present absent", "present excuse", "participation",
        "present excuse absent", "present absent excuse", "etat",
    },
    PRESENT: {"present", "presents", "presente", "present e", "presents es", "present e s"},
    EXCUSE: {"excuse", "excuses", "excusee", "excuse e", "excuses es", "excuse e s"},
    ABSENT: {"absent", "absents", "absente", "absent e", "absents es", "absent e s"},
    INSCRIT: {"inscrit", "inscrits", "inscrite", "inscrit e", "inscription"},
}  # fmt: skip
GENRE_DU_TITRE = {titre: genre for genre, titres in TITRES.items() for titre in titres}
NOMMENT = ("nom", "complet")
# The summary that Zoom puts above its list has « User Email » and « Participants » too.
D_UN_RESUME = {"topic", "sujet", "rubrique", "meeting id", "id de reunion", "id de la reunion"}

STATUTS = {
    **dict.fromkeys(TITRES[PRESENT] | {"p", "oui", "x", "1", "v", "ok", "vrai", "true"}, PRESENT),
    **dict.fromkeys(TITRES[EXCUSE] | {"e", "exc", "excusees"}, EXCUSE),
    **dict.fromkeys(TITRES[ABSENT] | {"a", "abs", "non", "0", "faux", "false"}, ABSENT),
    **dict.fromkeys(TITRES[INSCRIT] | {"i"}, INSCRIT),
}
# Said alone in a line without headings: a letter there is an initial.
STATUTS_ECRITS = {mot: statut for mot, statut in STATUTS.items() if len(mot) > 4}

D_UNE_STRUCTURE = re.compile(
    r"\b(usp|emsp|lisp|had|errspp|hdj|etsp|dac|cpts|msp|ehpad|esms|urps|ars|chu|chru|chr|chi|ch|"
    r"ght|gh|ssiad|smr|ssr|esa|fam|mas|hopital|hopitaux|clinique|polyclinique|centre|cabinet|"
    r"association|maison|residence|institut|fondation|reseau|cellule|agence|universite|faculte|"
    r"departement|mairie|conseil|pole|service|unite|equipe|plateforme|mutuelle|jalmalv)\b"
)
D_UNE_FONCTION = re.compile(
    r"\b(infirmi\w*|ide|idec|medecin\w*|cadre\w*|psycholog\w*|psychiatr\w*|assistant\w*|"
    r"pharmacien\w*|kine\w*|aide|aidant\w*|benevole\w*|coordinat\w*|coordonnat\w*|direct\w*|"
    r"secretaire\w*|chef\w*|charge|chargee|interne|president\w*|referent\w*|ergotherap\w*|"
    r"dietetic\w*|etudiant\w*|representant\w*|responsable\w*|geriatre\w*|oncologue\w*|"
    r"generaliste\w*|gestionnaire\w*|socio\w*|philosophe|chercheu\w*|formateur|formatrice|"
    r"as|ash|iade|ibode|ipa|qualiticien\w*|usager\w*|patient\w*)\b"
)
D_UN_TOTAL = re.compile(r"^(sous )?tota(l|ux)\b|^(nombre|nb) (de|d|total)\b|^effectif\b")
D_UN_TITRE = re.compile(
    r"^(reunion|feuille|liste|emargement|date|lieu|objet|ordre du jour|compte rendu|copil|comite|"
    r"journee|formation|seance|signature|evenement|groupe de travail|participants?|etaient)\b"
)
DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")


def genre_du_titre(texte: str) -> str:
    """The kind of column that a heading announces; nothing for another."""
    return GENRE_DU_TITRE.get(plier(texte), "")


def statut_ecrit(texte: str) -> str | None:
    """The status that a cell says; None when it says something else."""
    mot = plier(texte) or ("x" if texte.strip() in ("✓", "✔", "☑") else "")
    return STATUTS.get(mot)
