"""Newsletters and channels, their issues, audience and documents; national campaigns."""

from cellule.actions.ecriture import Ecriture
from evenements.colonnes import (
    ACTIONS_CAMPAGNE,
    AUDIENCES,
    DIFFUSIONS,
    PARUTIONS,
    PUBLICATIONS,
)

enregistrer_publications = Ecriture(PUBLICATIONS)
enregistrer_actions_campagne = Ecriture(ACTIONS_CAMPAGNE)
enregistrer_parutions = Ecriture(PARUTIONS)
enregistrer_audiences = Ecriture(AUDIENCES)
enregistrer_diffusions = Ecriture(DIFFUSIONS)
