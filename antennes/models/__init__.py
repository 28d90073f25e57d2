from .antennes import Antenne, Mandat, NatureAntenne
from .saisies import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from .signatures import FeuilleASigner, Signature
from .suites import CompteRendu, EnvoiDeCompteRendu

__all__ = [
    "Antenne",
    "BrouillonDeReunion",
    "FeuilleASigner",
    "CompteRendu",
    "EnvoiDeCompteRendu",
    "Mandat",
    "NatureAntenne",
    "PhotoDeReunion",
    "SaisieDeReunion",
    "Signature",
]
