"""The sheets of a mandate and of a post."""

from acteurs import droits
from acteurs.actions import enregistrer_copil, enregistrer_equipe
from acteurs.gouvernance import requetes
from acteurs.gouvernance.forms import MandatForm, PosteForm
from acteurs.gouvernance.listes import MANDATS, POSTES
from cellule.fiches import Fiche

MANDAT = Fiche(
    nom="mandat_copil",
    ecriture=enregistrer_copil,
    formulaire=MandatForm,
    liste=MANDATS,
    droit=droits.GOUVERNANCE_ECRIRE.code,
    nouvelle="Nouveau mandat",
    lignes=requetes.mandats,
    titre=lambda mandat: str(mandat.professionnel),
    feminin=False,
)

POSTE = Fiche(
    nom="poste",
    ecriture=enregistrer_equipe,
    formulaire=PosteForm,
    liste=POSTES,
    droit=droits.GOUVERNANCE_ECRIRE.code,
    nouvelle="Nouveau poste",
    lignes=requetes.postes,
    titre=lambda poste: f"{poste.professionnel}, {poste.fonction}",
    feminin=False,
)
