"""One factory per table, dull on purpose: the least that the constraints accept, nothing random.

Those of tenant tables run inside `perimetre(cellule, ecriture=True)`, like any other write. They
go around `actions`: derived columns hold for plain days only; a test of times, of sessions or of
merges calls the actions themselves.
"""

from .acteurs import (
    ActeFabrique,
    MandatCopilFabrique,
    OffreFabrique,
    PartenaireDeProjetFabrique,
    PosteCelluleFabrique,
    ProcessPostesFabrique,
    ProfessionnelFabrique,
    ProjetFabrique,
    StructureFabrique,
    VerificationFabrique,
)
from .antennes import AntenneFabrique, MandatFabrique
from .cellule import (
    MOT_DE_PASSE,
    AdhesionFabrique,
    CelluleFabrique,
    EtatRegionFabrique,
    TraceFabrique,
    TravailFabrique,
    UtilisateurFabrique,
)
from .evenements import (
    ActionCampagneFabrique,
    ActionFabrique,
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    AudienceFabrique,
    DiagnosticFabrique,
    DiffusionFabrique,
    EnqueteFabrique,
    LigneCompteRenduFabrique,
    MoyenContactFabrique,
    MutualisationFabrique,
    PartenaireActionFabrique,
    ParticipationFabrique,
    ParutionFabrique,
    PublicationFabrique,
    RessourceWebFabrique,
    SeanceFabrique,
    StructureRencontreeFabrique,
)
from .indicateurs import ReleveFabrique, ZeroConstateFabrique
from .rapports import (
    ConventionFabrique,
    DepenseFabrique,
    FinancementFabrique,
    LigneProgrammeFabrique,
)

__all__ = [
    "MOT_DE_PASSE",
    "ActeFabrique",
    "ActionCampagneFabrique",
    "ActionFabrique",
    "ActiviteFabrique",
    "AdhesionFabrique",
    "AntenneConcerneeFabrique",
    "AntenneFabrique",
    "AudienceFabrique",
    "CelluleFabrique",
    "ConventionFabrique",
    "DepenseFabrique",
    "DiagnosticFabrique",
    "DiffusionFabrique",
    "EnqueteFabrique",
    "EtatRegionFabrique",
    "FinancementFabrique",
    "LigneCompteRenduFabrique",
    "LigneProgrammeFabrique",
    "MandatCopilFabrique",
    "MandatFabrique",
    "MoyenContactFabrique",
    "MutualisationFabrique",
    "OffreFabrique",
    "PartenaireActionFabrique",
    "PartenaireDeProjetFabrique",
    "ParticipationFabrique",
    "ParutionFabrique",
    "PosteCelluleFabrique",
    "ProcessPostesFabrique",
    "ProfessionnelFabrique",
    "ProjetFabrique",
    "PublicationFabrique",
    "ReleveFabrique",
    "RessourceWebFabrique",
    "SeanceFabrique",
    "StructureFabrique",
    "StructureRencontreeFabrique",
    "TraceFabrique",
    "TravailFabrique",
    "UtilisateurFabrique",
    "VerificationFabrique",
    "ZeroConstateFabrique",
]
