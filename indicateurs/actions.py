"""The writes of the indicators: declared zeros."""

from cellule.actions.ecriture import Ecriture
from indicateurs.colonnes import ZEROS_CONSTATES

enregistrer_zeros_constates = Ecriture(ZEROS_CONSTATES)
