"""Addresses of the governance."""

from django.urls import path

from acteurs.gouvernance import vues
from acteurs.gouvernance.fiches import GROUPE, MANDAT, POSTE
from acteurs.gouvernance.listes import GROUPES, MANDATS, POSTES
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

GOUVERNANCE = "c/<slug:cellule>/gouvernance/"

urlpatterns = [
    path(f"{GOUVERNANCE}copil/", vues.copil, name="copil"),
    *chemins_de_liste(MANDATS, f"{GOUVERNANCE}mandats/"),
    *chemins_de_fiche(MANDAT, f"{GOUVERNANCE}mandats/"),
    path(f"{GOUVERNANCE}equipe/", vues.equipe, name="equipe"),
    *chemins_de_liste(POSTES, f"{GOUVERNANCE}postes/"),
    *chemins_de_fiche(POSTE, f"{GOUVERNANCE}postes/"),
    *chemins_de_liste(GROUPES, f"{GOUVERNANCE}groupes/"),
    *chemins_de_fiche(GROUPE, f"{GOUVERNANCE}groupes/"),
]
