from .antennes import Antenne, Mandat, NatureAntenne
from .saisies import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion

__all__ = [
    "Antenne",
    "BrouillonDeReunion",
    "Mandat",
    "NatureAntenne",
    "PhotoDeReunion",
    "SaisieDeReunion",
]
