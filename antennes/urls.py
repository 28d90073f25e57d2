"""Addresses of the antennas and of the coverage of the territory."""

from antennes.fiches import ANTENNE, MANDAT
from antennes.listes import ANTENNES, REFERENTS
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

ICI = "c/<slug:cellule>/antennes/"

urlpatterns = [
    *chemins_de_liste(REFERENTS, f"{ICI}referents/"),
    *chemins_de_fiche(MANDAT, f"{ICI}referents/"),
    *chemins_de_liste(ANTENNES, ICI),
    *chemins_de_fiche(ANTENNE, ICI),
]
