from .antennes import Antenne, Mandat, NatureAntenne
from .saisies import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from .signatures import FeuilleASigner, Signature
from .suites import CompteRendu, EnvoiDeCompteRendu
from .suites import CompteRendu, EnvoiDeCompteRendu, EnvoiHebdomadaire
from .suites import CompteRendu, EnvoiDeCompteRendu, EnvoiHebdomadaire, Invitation

__all__ = [
    "Antenne",
    "BrouillonDeReunion",
    "FeuilleASigner",
    "CompteRendu",
    "EnvoiDeCompteRendu",
    "EnvoiHebdomadaire",
    "Invitation",
    "Mandat",
    "NatureAntenne",
    "PhotoDeReunion",
    "SaisieDeReunion",
    "Signature",
]
