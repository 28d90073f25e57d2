"""Addresses of the directory."""

from acteurs.fiches import STRUCTURE
from acteurs.listes import STRUCTURES
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

ANNUAIRE = "c/<slug:cellule>/annuaire/"

urlpatterns = [
    *chemins_de_liste(STRUCTURES, ANNUAIRE),
    *chemins_de_fiche(STRUCTURE, ANNUAIRE),
]
