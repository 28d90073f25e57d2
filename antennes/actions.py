"""The writes of the antennas and of the referents' mandates."""

from antennes.colonnes import ANTENNES, REFERENTS
from cellule.actions.ecriture import Ecriture

enregistrer_antennes = Ecriture(ANTENNES)
enregistrer_referents = Ecriture(REFERENTS)
