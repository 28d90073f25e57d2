from .base import LienInterne, ModeleCode, ModeleDeCellule
from .cellule import Cellule, FormeJuridique
from .comptes import Adhesion, Role, Utilisateur
from .territoire import Departement, EtatRegion, Region
from .travail import Trace, Travail

__all__ = [
    "Adhesion",
    "Cellule",
    "Departement",
    "EtatRegion",
    "FormeJuridique",
    "LienInterne",
    "ModeleCode",
    "ModeleDeCellule",
    "Region",
    "Role",
    "Trace",
    "Travail",
    "Utilisateur",
]
