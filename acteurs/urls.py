"""Addresses of the directory."""

from acteurs import importables, urls_annuaire, urls_projets
from acteurs.communes.urls import urlpatterns as communes
from acteurs.emploi.urls import urlpatterns as emploi
from acteurs.gouvernance.urls import urlpatterns as gouvernance
from acteurs.urls_propositions import urlpatterns as propositions
from cellule.tableur.urls import chemins_d_import

urlpatterns = [
    *urls_annuaire.urlpatterns,
    *emploi,
    *communes,
    *chemins_d_import(importables.STRUCTURES),
    *chemins_d_import(importables.PROFESSIONNELS),
    *chemins_d_import(importables.PROJETS),
    *gouvernance,
    *urls_projets.urlpatterns,
    *propositions,
]
