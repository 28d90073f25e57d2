from .base import LienInterne, ModeleCode, ModeleDeCellule, ModelePartage
from .cellule import Cellule, FormeJuridique
from .comptes import Adhesion, Densite, Role, Utilisateur
from .corbeille import Corbeille
from .depot import Depot
from .documents import Document
from .listes import FiltreEnregistre
from .territoire import Departement, EtatRegion, Region
from .travail import Trace, Travail

__all__ = [
    "Adhesion",
    "Cellule",
    "Corbeille",
    "Densite",
    "Departement",
    "Depot",
    "Document",
    "EtatRegion",
    "FiltreEnregistre",
    "FormeJuridique",
    "LienInterne",
    "ModeleCode",
    "ModeleDeCellule",
    "ModelePartage",
    "Region",
    "Role",
    "Trace",
    "Travail",
    "Utilisateur",
]
