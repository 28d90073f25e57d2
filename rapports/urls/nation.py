"""Addresses of the national compilation, and of what an agency says of a region without a cell."""

from django.urls import include, path

from rapports.views import nation

NATIONAL = [
    path("", nation.nation, name="accueil"),
    path("<int:annee>/compilation.<str:extension>", nation.fichier, name="fichier"),
    path("<int:annee>/note.pdf", nation.note, name="note"),
    path("regions/<str:region>/", nation.etat_par_la_nation, name="etat"),
]

urlpatterns = [
    path("national/", include((NATIONAL, "national"))),
    path("ars/<str:region>/etat/", nation.etat_par_l_agence, name="etat_region"),
]
