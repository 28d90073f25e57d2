"""Job offers and processes as lists."""

from acteurs import droits
from acteurs.actions import (
    enregistrer_offres,
    enregistrer_process_postes,
    pourvoir,
)
from acteurs.emploi import tables
from acteurs.emploi.forms import PourvueForm
from acteurs.emploi.requetes import offres_de
from acteurs.listes import jeter
from acteurs.models import Offre, ProcessPostes
from cellule.listes import Acte, Liste

ONGLETS = (("Offres d’emploi", "liste_offres"), ("Mises en relation", "liste_process_postes"))

OFFRES = Liste(
    nom="offres",
    titre="Offres d’emploi",
    mots=("offre", "offres"),
    modele=Offre,
    table=tables.OffreTable,
    filtre=tables.OffreFiltre,
    lignes=offres_de,
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("-publiee_le",),
    actes=(
        Acte(
            code="pourvoir",
            libelle="Dire pourvues",
            faire=lambda lignes, pourvue_le: pourvoir(lignes, jour=pourvue_le),
            formulaire=PourvueForm,
        ),
        jeter(enregistrer_offres),
    ),
    chapo="Les postes que la cellule relaie : l’indicateur A6. Une offre expire d’elle-même.",
    icone="briefcase",
    creation="nouvelle_offre",
    creer="Ajouter une offre",
    vide="Ajoutez la première offre d’emploi relayée.",
    onglets=ONGLETS,
)

PROCESS = Liste(
    nom="process_postes",
    titre="Mises en relation sur les postes",
    mots=("process", "process"),
    modele=ProcessPostes,
    table=tables.ProcessTable,
    filtre=tables.ProcessFiltre,
    lignes=lambda cellule: ProcessPostes.objects.all(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("-debut",),
    actes=(jeter(enregistrer_process_postes),),
    chapo="Ce qui met en relation postes et personnes : l’indicateur A6 demande qu’il y en ait un "
    "en place à la fin de l’année.",
    icone="handshake",
    creation="nouvelle_process_postes",
    creer="Ajouter un process",
    vide="Notez comment la cellule met en relation les postes et les personnes.",
    onglets=ONGLETS,
)
