"""The sheets of the directory."""

from acteurs import droits
from acteurs.actions import creer_structure, enregistrer_structures
from acteurs.forms import StructureForm
from acteurs.listes import STRUCTURES
from cellule.fiches import Fiche

STRUCTURE = Fiche(
    nom="structure",
    ecriture=enregistrer_structures,
    formulaire=StructureForm,
    liste=STRUCTURES,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle structure",
    creer=creer_structure,
)
