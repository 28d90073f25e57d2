"""Publications, issues and campaign actions as lists."""

from cellule.listes import Liste
from evenements import droits
from evenements.actions import (
    enregistrer_actions_campagne,
    enregistrer_parutions,
    enregistrer_publications,
)
from evenements.communication import tables
from evenements.communication.requetes import parutions, publications
from evenements.missions.listes import jeter
from evenements.models import ActionCampagne, Parution, Publication

ONGLETS = (
    ("Publications", "liste_publications"),
    ("Parutions", "liste_parutions"),
    ("Campagnes", "liste_campagnes"),
    ("Calendrier", "calendrier_communication"),
    ("Prochain numéro", "lettre"),
)

PUBLICATIONS = Liste(
    nom="publications",
    titre="Lettres et canaux",
    mots=("publication", "publications"),
    modele=Publication,
    table=tables.PublicationTable,
    filtre=tables.PublicationFiltre,
    lignes=lambda cellule: publications(),
    droit=droits.COMMUNICATION_LIRE.code,
    droit_ecrire=droits.COMMUNICATION_ECRIRE.code,
    tri=("nom",),
    actes=(jeter(enregistrer_publications),),
    chapo="Les lettres d’information, le site, les réseaux : là où la cellule écrit.",
    icone="newspaper",
    creation="nouvelle_publication",
    creer="Ajouter une publication",
    vide="Ajoutez la lettre d’information ou le site de la cellule.",
    onglets=ONGLETS,
)

PARUTIONS = Liste(
    nom="parutions",
    titre="Parutions",
    mots=("parution", "parutions"),
    modele=Parution,
    table=tables.ParutionTable,
    filtre=tables.ParutionFiltre,
    lignes=lambda cellule: parutions(),
    droit=droits.COMMUNICATION_LIRE.code,
    droit_ecrire=droits.COMMUNICATION_ECRIRE.code,
    tri=("-date",),
    actes=(jeter(enregistrer_parutions),),
    chapo="Les numéros des lettres (C5), les publications sur les canaux (I2), les mises à jour "
    "du site (I3).",
    icone="newspaper",
    creation="nouvelle_parution",
    creer="Ajouter une parution",
    vide="Ajoutez le dernier numéro de la lettre, ou une mise à jour du site.",
    onglets=ONGLETS,
)

CAMPAGNES = Liste(
    nom="campagnes",
    titre="Campagnes nationales relayées",
    mots=("action de campagne", "actions de campagne"),
    modele=ActionCampagne,
    table=tables.ActionCampagneTable,
    filtre=tables.ActionCampagneFiltre,
    lignes=lambda cellule: ActionCampagne.objects.all(),
    droit=droits.COMMUNICATION_LIRE.code,
    droit_ecrire=droits.COMMUNICATION_ECRIRE.code,
    tri=("-date",),
    actes=(jeter(enregistrer_actions_campagne),),
    chapo="Ce que la cellule a fait pour relayer une campagne nationale : l’indicateur I1.",
    icone="megaphone",
    creation="nouvelle_action_campagne",
    creer="Ajouter une action",
    vide="Ajoutez ce que la cellule a fait pour la Journée mondiale, par exemple.",
    onglets=ONGLETS,
)
