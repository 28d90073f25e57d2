from .antennes import Antenne, Mandat, NatureAntenne
from .saisies import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from .signatures import FeuilleASigner, Signature
from .suites import CompteRendu, EnvoiDeCompteRendu
from .suites import CompteRendu, EnvoiDeCompteRendu, EnvoiHebdomadaire

__all__ = [
    "Antenne",
    "BrouillonDeReunion",
    "FeuilleASigner",
    "CompteRendu",
    "EnvoiDeCompteRendu",
    "EnvoiHebdomadaire",
    "Mandat",
    "NatureAntenne",
    "PhotoDeReunion",
    "SaisieDeReunion",
    "Signature",
]
