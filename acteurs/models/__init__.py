from .offres import Offre, ProcessPostes
from .professionnels import College, MandatCopil, PosteCellule, Professionnel, QualiteCopil
from .projets import Acte, EtapeProjet, NatureActe, PartenaireDeProjet, Projet
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
    "AuteurVerification",
    "College",
    "Echelon",
    "EtapeProjet",
    "MandatCopil",
    "NatureActe",
    "Offre",
    "PartenaireDeProjet",
    "PosteCellule",
    "ProcessPostes",
    "Professionnel",
    "Projet",
    "QualiteCopil",
    "Structure",
    "TypeStructure",
    "Verification",
]
