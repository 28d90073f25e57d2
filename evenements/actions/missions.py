"""Diagnoses, actions, surveys, sharing, contact means, web resources."""

from cellule.actions.ecriture import Ecriture
from evenements.colonnes import (
    ACTIONS,
    DIAGNOSTICS,
    ENQUETES,
    MOYENS_CONTACT,
    MUTUALISATIONS,
    RESSOURCES_WEB,
)

enregistrer_diagnostics = Ecriture(DIAGNOSTICS)
enregistrer_actions = Ecriture(ACTIONS)
enregistrer_enquetes = Ecriture(ENQUETES)
enregistrer_ressources_web = Ecriture(RESSOURCES_WEB)
enregistrer_moyens_contact = Ecriture(MOYENS_CONTACT)
enregistrer_mutualisations = Ecriture(MUTUALISATIONS)
