"""Addresses of the antennas and of the coverage of the territory."""

from django.urls import path

from antennes import views
from antennes.fiches import ANTENNE, MANDAT
from antennes.listes import ANTENNES, REFERENTS
from antennes.listes_territoire import A_RENCONTRER
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

ICI = "c/<slug:cellule>/antennes/"
TERRITOIRES = "c/<slug:cellule>/territoires/"

urlpatterns = [
    *chemins_de_liste(REFERENTS, f"{ICI}referents/"),
    *chemins_de_fiche(MANDAT, f"{ICI}referents/"),
    *chemins_de_liste(ANTENNES, ICI),
    *chemins_de_fiche(ANTENNE, ICI),
    path(TERRITOIRES, views.territoires, name="territoires"),
    *chemins_de_liste(A_RENCONTRER, f"{TERRITOIRES}a-rencontrer/"),
]
