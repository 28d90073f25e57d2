"""The mandates of the committee and the posts of the team as lists."""

from acteurs import droits
from acteurs.actions import enregistrer_copil, enregistrer_equipe, enregistrer_groupes
from acteurs.actions.gouvernance import renouveler_mandats, terminer_mandats
from acteurs.gouvernance import requetes
from acteurs.gouvernance.forms import FinForm, RenouvellementForm
from acteurs.gouvernance.tables import (
    GroupeFiltre,
    GroupeTable,
    MandatFiltre,
    MandatTable,
    PosteFiltre,
    PosteTable,
)
from acteurs.models import GroupeDeTravail, MandatCopil, PosteCellule
from cellule.listes import Acte, Liste

ONGLETS = (
    ("Composition", "copil"),
    ("Mandats", "liste_mandats_copil"),
    ("Équipe et ETP", "equipe"),
    ("Postes", "liste_postes"),
    ("Groupes de travail", "liste_groupes"),
)


def _terminer(lignes, fin):
    trace = terminer_mandats(lignes, fin=fin)
    return (len(trace.lignes) if trace else 0), trace


def _terminer_postes(lignes, fin):
    trace = enregistrer_equipe.changer_plusieurs((poste, {"fin": fin}) for poste in lignes)
    return (len(trace.lignes) if trace else 0), trace


def _terminer_groupes(lignes, fin):
    trace = enregistrer_groupes.changer_plusieurs((groupe, {"fin": fin}) for groupe in lignes)
    return (len(trace.lignes) if trace else 0), trace


MANDATS = Liste(
    nom="mandats_copil",
    titre="Mandats au comité de pilotage",
    mots=("mandat", "mandats"),
    modele=MandatCopil,
    table=MandatTable,
    filtre=MandatFiltre,
    lignes=lambda cellule: requetes.mandats(),
    droit=droits.GOUVERNANCE_LIRE.code,
    droit_ecrire=droits.GOUVERNANCE_ECRIRE.code,
    tri=("nom",),
    actes=(
        Acte("terminer", "Dire leur dernier jour", _terminer, FinForm),
        Acte(
            "renouveler",
            "Renouveler",
            lambda lignes, debut, fin: renouveler_mandats(lignes, debut=debut, fin=fin),
            RenouvellementForm,
        ),
        Acte(
            "supprimer",
            "Mettre à la corbeille",
            lambda lignes: (len(lignes), enregistrer_copil.supprimer_plusieurs(lignes)),
            question="Pour une erreur seulement : un mandat qui finit garde sa date.",
            dangereux=True,
        ),
    ),
    chapo="L’indicateur D1 compte les personnes qui ont un mandat à la fin de l’année.",
    icone="handshake",
    creation="nouvelle_mandat_copil",
    creer="Ajouter un mandat",
    vide="Ajoutez les membres du comité, collège par collège.",
    depart=lambda cellule: "moment=actifs",
    onglets=ONGLETS,
)

POSTES = Liste(
    nom="postes",
    titre="Postes de l’équipe",
    mots=("poste", "postes"),
    modele=PosteCellule,
    table=PosteTable,
    filtre=PosteFiltre,
    lignes=lambda cellule: requetes.postes(),
    droit=droits.GOUVERNANCE_LIRE.code,
    droit_ecrire=droits.GOUVERNANCE_ECRIRE.code,
    tri=("nom",),
    actes=(
        Acte("terminer", "Dire leur dernier jour", _terminer_postes, FinForm),
        Acte(
            "supprimer",
            "Mettre à la corbeille",
            lambda lignes: (len(lignes), enregistrer_equipe.supprimer_plusieurs(lignes)),
            question="Pour une erreur seulement : un poste qui finit garde sa date.",
            dangereux=True,
        ),
    ),
    icone="briefcase",
    creation="nouvelle_poste",
    creer="Ajouter un poste",
    vide="Ajoutez les postes de l’équipe salariée, en équivalent temps plein.",
    depart=lambda cellule: "moment=actifs",
    onglets=ONGLETS,
)

GROUPES = Liste(
    nom="groupes",
    titre="Groupes de travail",
    mots=("groupe", "groupes"),
    modele=GroupeDeTravail,
    table=GroupeTable,
    filtre=GroupeFiltre,
    lignes=lambda cellule: requetes.groupes_comptes(),
    droit=droits.GOUVERNANCE_LIRE.code,
    droit_ecrire=droits.GOUVERNANCE_ECRIRE.code,
    tri=("nom",),
    actes=(
        Acte("terminer", "Dire leur dernier jour", _terminer_groupes, FinForm),
        Acte(
            "supprimer",
            "Mettre à la corbeille",
            lambda lignes: (len(lignes), enregistrer_groupes.supprimer_plusieurs(lignes)),
            question="Pour une erreur seulement : un groupe qui finit garde sa date. Ses "
            "réunions restent au journal.",
            dangereux=True,
        ),
    ),
    chapo="Chaque groupe réunit ses membres, ses réunions et leurs comptes rendus.",
    icone="users",
    creation="nouvelle_groupe",
    creer="Ajouter un groupe",
    vide="Ajoutez le premier groupe : son nom, son objet, ses membres.",
    depart=lambda cellule: "moment=actifs",
    onglets=ONGLETS,
)
