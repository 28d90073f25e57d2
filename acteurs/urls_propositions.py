"""Addresses of the proposals of official files."""

from django.urls import path

from acteurs import views_propositions as vues
from acteurs.listes_propositions import PROPOSITIONS
from cellule.listes import chemins_de_liste

RACINE = "c/<slug:cellule>/annuaire/propositions/"

urlpatterns = [
    *chemins_de_liste(PROPOSITIONS, RACINE),
    path(f"{RACINE}lire/", vues.lire, name="propositions_lire"),
    path(f"{RACINE}lectures/<int:lecture>/", vues.lecture, name="propositions_lecture"),
    path(f"{RACINE}<int:proposition>/", vues.proposition, name="proposition"),
    path(f"{RACINE}<int:proposition>/decision/", vues.decider, name="proposition_decider"),
    path(f"{RACINE}<int:proposition>/revenir/", vues.reprendre, name="proposition_revenir"),
]
