"""The lists of the directory."""

from acteurs import droits
from acteurs.actions import verifier_structures
from acteurs.forms import VerificationForm
from acteurs.models import Structure
from acteurs.requetes import structures_de
from acteurs.tables_structures import StructureFiltre, StructureTable
from cellule.listes import Acte, Liste

VERIFIER = Acte(
    code="verifier",
    libelle="Marquer les fiches vérifiées",
    faire=lambda lignes, jour, auteur: (
        verifier_structures(lignes, jour=jour, auteur=auteur),
        None,
    ),
    formulaire=VerificationForm,
)

STRUCTURES = Liste(
    nom="structures",
    titre="Acteurs et équipes",
    mots=("structure", "structures"),
    modele=Structure,
    table=StructureTable,
    filtre=StructureFiltre,
    lignes=structures_de,
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("nom",),
    actes=(VERIFIER,),
    icone="users",
    creation="nouvelle_structure",
    creer="Ajouter un acteur",
    vide="Ajoutez la première équipe, ou importez votre tableur.",
    importation="structures",
)
