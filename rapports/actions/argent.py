"""The convention, the resources and the expenses."""

from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture
from rapports.colonnes import CONVENTIONS, DEPENSES, FINANCEMENTS
from rapports.models import Convention

enregistrer_conventions = Ecriture(CONVENTIONS)
enregistrer_financements = Ecriture(FINANCEMENTS)
enregistrer_depenses = Ecriture(DEPENSES)


def creer_convention(**champs: object) -> Convention:
    """Add an agreement; its code is the next of its first year: « conv-2026-001 »."""
    prefixe = f"conv-{str(champs.get('debut', ''))[:4]}-"
    return creer_avec_code(
        Convention,
        prefixe,
        lambda code: enregistrer_conventions.creer({**champs, "code": code}),
    )
