from .communes import EchangeCommune, EtapeCommune, NatureEchange, SuiviCommune
from .doublons import PaireEcartee, Ressemblance
from .groupes import GroupeDeTravail, MembreDeGroupe
from .offres import Offre, ProcessPostes
from .partages import AppelAProjets, BonnePratique, NatureAppel
from .professionnels import (
    Affectation,
    College,
    MandatCopil,
    PosteCellule,
    Professionnel,
    QualiteCopil,
)
from .projets import Acte, EtapeProjet, NatureActe, PartenaireDeProjet, Projet
from .propositions import (
    EtatProposition,
    NatureProposition,
    Proposition,
    SourceProposition,
    marques,
)
from .structures import (
    PALLIATIFS,
    AuteurVerification,
    Echelon,
    Structure,
    TypeStructure,
    Verification,
)

__all__ = [
    "PALLIATIFS",
    "Acte",
    "Affectation",
    "AppelAProjets",
    "AuteurVerification",
    "BonnePratique",
    "College",
    "EchangeCommune",
    "Echelon",
    "EtapeCommune",
    "EtapeProjet",
    "EtatProposition",
    "GroupeDeTravail",
    "MandatCopil",
    "MembreDeGroupe",
    "NatureActe",
    "NatureAppel",
    "NatureEchange",
    "NatureProposition",
    "Offre",
    "PaireEcartee",
    "PartenaireDeProjet",
    "PosteCellule",
    "ProcessPostes",
    "Professionnel",
    "Projet",
    "Proposition",
    "QualiteCopil",
    "Ressemblance",
    "SourceProposition",
    "Structure",
    "SuiviCommune",
    "TypeStructure",
    "Verification",
    "marques",
]
