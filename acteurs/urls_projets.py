"""Addresses of the projects, of the calls and of the good practices."""

from django.urls import path

from acteurs import views_projets as vues
from acteurs.fiches_projets import ACTE, APPEL, PRATIQUE, PROJET
from acteurs.listes_projets import (
    APPELS,
    APPELS_PARTAGES,
    PRATIQUES,
    PRATIQUES_PARTAGEES,
    PROJETS,
    PROJETS_PARTAGES,
)
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

RACINE = "c/<slug:cellule>/projets/"
AILLEURS = f"{RACINE}ailleurs/"

urlpatterns = [
    *chemins_de_liste(PROJETS, RACINE),
    path(f"{RACINE}tableau/", vues.tableau_des_projets, name="tableau_des_projets"),
    path(f"{RACINE}<int:projet>/etape/", vues.deplacer_un_projet, name="deplacer_un_projet"),
    path(f"{RACINE}<int:projet>/acte/", vues.nouvel_acte, name="nouvel_acte"),
    *chemins_de_fiche(PROJET, RACINE),
    *chemins_de_fiche(ACTE, f"{RACINE}actes/"),
    *chemins_de_liste(APPELS, f"{RACINE}appels/"),
    *chemins_de_fiche(APPEL, f"{RACINE}appels/"),
    *chemins_de_liste(PRATIQUES, f"{RACINE}pratiques/"),
    *chemins_de_fiche(PRATIQUE, f"{RACINE}pratiques/"),
    *chemins_de_liste(PROJETS_PARTAGES, AILLEURS),
    path(f"{AILLEURS}<int:projet_partage>/", vues.projet_partage, name="projet_partage"),
    *chemins_de_liste(APPELS_PARTAGES, f"{AILLEURS}appels/"),
    path(
        f"{AILLEURS}appels/<int:appelaprojets_partage>/", vues.appel_partage, name="appel_partage"
    ),
    *chemins_de_liste(PRATIQUES_PARTAGEES, f"{AILLEURS}pratiques/"),
    path(
        f"{AILLEURS}pratiques/<int:bonnepratique_partage>/",
        vues.pratique_partage,
        name="pratique_partage",
    ),
]
