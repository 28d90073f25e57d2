"""Addresses of the directory."""

from acteurs.listes import STRUCTURES
from cellule.listes import chemins_de_liste

ANNUAIRE = "c/<slug:cellule>/annuaire/"

urlpatterns = [*chemins_de_liste(STRUCTURES, ANNUAIRE)]
