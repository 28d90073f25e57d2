"""The writes of what the report owes to the ARS: convention, money, programme."""

from cellule.actions.ecriture import Ecriture
from rapports.colonnes import CONVENTIONS, DEPENSES, FINANCEMENTS, PROGRAMME

enregistrer_conventions = Ecriture(CONVENTIONS)
enregistrer_financements = Ecriture(FINANCEMENTS)
enregistrer_depenses = Ecriture(DEPENSES)
enregistrer_programme = Ecriture(PROGRAMME)
