"""Lists: one engine for every list of the product (maison §6; docs/decisions/one-list-engine.md).

A `Liste` says what is listed, by which columns and filters; everything that a person may do with it
(filter, search, sort, columns, page, saved views, acts on many rows, export) is read from the
address, and drawn by one template:

    STRUCTURES = Liste(nom="structures", table=StructureTable, filtre=StructureFiltre, …)
    urlpatterns = [*chemins_de_liste(STRUCTURES, "c/<slug:cellule>/annuaire/")]
"""

from .actes import Acte
from .colonnes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneMoment,
    ColonneNombre,
    ColonneOuiNon,
    ColonneTitre,
)
from .filtres import (
    FiltreAnnee,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreDepuis,
    FiltreJusque,
    FiltreMoment,
    FiltreRecherche,
)
from .liste import LISTES, Liste
from .table import TableDeListe
from .urls import chemins_de_liste

__all__ = [
    "LISTES",
    "Acte",
    "Colonne",
    "ColonneBadge",
    "ColonneChoix",
    "ColonneJour",
    "ColonneListe",
    "ColonneMoment",
    "ColonneNombre",
    "ColonneOuiNon",
    "ColonneTitre",
    "FiltreAnnee",
    "FiltreBooleen",
    "FiltreChoix",
    "FiltreDeListe",
    "FiltreDepuis",
    "FiltreJusque",
    "FiltreMoment",
    "FiltreRecherche",
    "Liste",
    "TableDeListe",
    "chemins_de_liste",
]
