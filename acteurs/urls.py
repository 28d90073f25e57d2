"""Addresses of the directory."""

from django.urls import path

from acteurs import importables, urls_projets, views
from acteurs.fiches import PROFESSIONNEL, STRUCTURE
from acteurs.gouvernance.urls import urlpatterns as gouvernance
from acteurs.listes import PROFESSIONNELS, STRUCTURES
from acteurs.urls_propositions import urlpatterns as propositions
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste
from cellule.tableur.urls import chemins_d_import

ANNUAIRE = "c/<slug:cellule>/annuaire/"

urlpatterns = [
    *chemins_de_liste(STRUCTURES, ANNUAIRE),
    *chemins_de_fiche(STRUCTURE, ANNUAIRE),
    *chemins_d_import(importables.STRUCTURES),
    *chemins_d_import(importables.PROFESSIONNELS),
    *chemins_d_import(importables.PROJETS),
    *gouvernance,
    *chemins_de_liste(PROFESSIONNELS, f"{ANNUAIRE}personnes/"),
    *chemins_de_fiche(PROFESSIONNEL, f"{ANNUAIRE}personnes/"),
    path(
        f"{ANNUAIRE}<int:structure>/verifier/", views.verifier_structure, name="verifier_structure"
    ),
    *urls_projets.urlpatterns,
    *propositions,
]
