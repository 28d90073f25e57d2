"""Addresses of the job offers."""

from django.urls import path

from acteurs.emploi import fiches, listes, vues
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

OFFRES = "c/<slug:cellule>/offres/"
PROCESS = f"{OFFRES}process/"

urlpatterns = [
    *chemins_de_liste(listes.OFFRES, OFFRES),
    *chemins_de_fiche(fiches.OFFRE, OFFRES),
    path(f"{OFFRES}<int:offre>/remettre/", vues.remettre, name="remettre_offre"),
    path(f"{OFFRES}<int:offre>/pourvue/", vues.pourvue, name="offre_pourvue"),
    *chemins_de_liste(listes.PROCESS, PROCESS),
    *chemins_de_fiche(fiches.PROCESS_POSTES, PROCESS),
]
