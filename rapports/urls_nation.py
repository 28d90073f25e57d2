"""Addresses of the national compilation, and of what an agency says of a region without a cell."""

from django.urls import include, path

from . import views_nation

NATIONAL = [
    path("", views_nation.nation, name="accueil"),
    path("<int:annee>/compilation.<str:extension>", views_nation.fichier, name="fichier"),
    path("<int:annee>/note.pdf", views_nation.note, name="note"),
    path("regions/<str:region>/", views_nation.etat_par_la_nation, name="etat"),
]

urlpatterns = [
    path("national/", include((NATIONAL, "national"))),
    path("ars/<str:region>/etat/", views_nation.etat_par_l_agence, name="etat_region"),
]
