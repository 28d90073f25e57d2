from .antennes import Antenne, Mandat, NatureAntenne, QualiteReferent
from .mandats import DossierDePassation, FonctionReferent
from .pistes import (
    CLOSES,
    AntenneDePiste,
    EtatPiste,
    NatureNouvelle,
    NouvelleDuTerrain,
    Piste,
)
from .saisies import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from .signatures import FeuilleASigner, Signature
from .suites import CompteRendu, EnvoiDeCompteRendu, EnvoiHebdomadaire, Invitation

__all__ = [
    "CLOSES",
    "Antenne",
    "AntenneDePiste",
    "BrouillonDeReunion",
    "CompteRendu",
    "DossierDePassation",
    "EnvoiDeCompteRendu",
    "EnvoiHebdomadaire",
    "EtatPiste",
    "FeuilleASigner",
    "FonctionReferent",
    "Invitation",
    "Mandat",
    "NatureAntenne",
    "NatureNouvelle",
    "NouvelleDuTerrain",
    "PhotoDeReunion",
    "Piste",
    "QualiteReferent",
    "SaisieDeReunion",
    "Signature",
]
