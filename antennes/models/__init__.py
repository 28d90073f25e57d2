from .antennes import Antenne, Mandat, NatureAntenne
from .saisies import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from .signatures import FeuilleASigner, Signature
from .suites import CompteRendu, EnvoiDeCompteRendu, EnvoiHebdomadaire, Invitation

__all__ = [
    "Antenne",
    "BrouillonDeReunion",
    "CompteRendu",
    "EnvoiDeCompteRendu",
    "EnvoiHebdomadaire",
    "FeuilleASigner",
    "Invitation",
    "Mandat",
    "NatureAntenne",
    "PhotoDeReunion",
    "SaisieDeReunion",
    "Signature",
]
