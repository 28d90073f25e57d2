from .antennes import Antenne, Mandat, NatureAntenne
from .saisies import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from .signatures import FeuilleASigner, Signature

__all__ = [
    "Antenne",
    "BrouillonDeReunion",
    "FeuilleASigner",
    "Mandat",
    "NatureAntenne",
    "PhotoDeReunion",
    "SaisieDeReunion",
    "Signature",
]
