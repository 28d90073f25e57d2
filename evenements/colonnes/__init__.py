"""The tables of the exchange format kept by this app."""

from cellule.dossier.registre import declarer, declarer_aux_ecrans

from .communication import ACTIONS_CAMPAGNE, AUDIENCES, DIFFUSIONS, PARUTIONS, PUBLICATIONS
from .groupes import REUNIONS_DE_GROUPES
from .journal import ACTIVITES, COMPTES_RENDUS, PARTICIPATIONS, SEANCES
from .lettre import ANNONCES
from .missions import (
    ACTIONS,
    DIAGNOSTICS,
    ENQUETES,
    MOYENS_CONTACT,
    MUTUALISATIONS,
    RESSOURCES_WEB,
)
from .satisfaction import SATISFACTIONS

TABLES = (
    ACTIVITES,
    SEANCES,
    PARTICIPATIONS,
    COMPTES_RENDUS,
    DIAGNOSTICS,
    ACTIONS,
    ENQUETES,
    RESSOURCES_WEB,
    MOYENS_CONTACT,
    MUTUALISATIONS,
    PUBLICATIONS,
    PARUTIONS,
    AUDIENCES,
    DIFFUSIONS,
    ACTIONS_CAMPAGNE,
)
declarer(TABLES)
declarer_aux_ecrans([SATISFACTIONS, ANNONCES, REUNIONS_DE_GROUPES])

__all__ = [
    "ACTIONS",
    "ACTIONS_CAMPAGNE",
    "ACTIVITES",
    "ANNONCES",
    "AUDIENCES",
    "COMPTES_RENDUS",
    "DIAGNOSTICS",
    "DIFFUSIONS",
    "ENQUETES",
    "MOYENS_CONTACT",
    "MUTUALISATIONS",
    "PARTICIPATIONS",
    "PARUTIONS",
    "PUBLICATIONS",
    "RESSOURCES_WEB",
    "REUNIONS_DE_GROUPES",
    "SATISFACTIONS",
    "SEANCES",
    "TABLES",
]
