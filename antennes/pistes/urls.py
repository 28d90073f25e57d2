"""Addresses of the loop of the territory."""

from django.urls import path

from antennes.pistes import views
from antennes.pistes.fiches import NOUVELLE, PISTE
from antennes.pistes.listes import NOUVELLES, PISTES
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

ICI = "c/<slug:cellule>/pistes/"
TERRAIN = f"{ICI}terrain/"

urlpatterns = [
    *chemins_de_liste(NOUVELLES, TERRAIN),
    path(f"{TERRAIN}nouvelle/", views.noter, name="nouvelle_nouvelle_du_terrain"),
    *chemins_de_fiche(NOUVELLE, TERRAIN, creation=False),
    path(
        f"{TERRAIN}<int:nouvelleduterrain>/piste/",
        views.suivre_une_nouvelle,
        name="suivre_une_nouvelle",
    ),
    path(
        f"{TERRAIN}<int:nouvelleduterrain>/lue/", views.lire_une_nouvelle, name="lire_une_nouvelle"
    ),
    path(f"{ICI}reponses/", views.reponses, name="reponses"),
    path(f"{ICI}themes/", views.themes, name="themes"),
    path(f"{ICI}depuis/<int:lignecompterendu>/", views.suivre_une_ligne, name="suivre_une_ligne"),
    *chemins_de_liste(PISTES, ICI),
    *chemins_de_fiche(PISTE, ICI),
    path(f"{ICI}<int:piste>/projet/", views.faire_un_projet, name="faire_un_projet"),
]
