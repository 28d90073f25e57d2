"""Addresses of the annual report."""

from django.urls import include, path

from rapports.conventions.urls import urlpatterns as conventions
from rapports.urls import argent, ars, cycle, nation, redaction
from rapports.views import campagne, rapports

urlpatterns = [
    *argent.urlpatterns,
    *ars.urlpatterns,
    *conventions,
    *nation.urlpatterns,
    path("c/<slug:cellule>/rapports/", rapports.rapports, name="rapports"),
    path("c/<slug:cellule>/rapports/<int:annee>/", include(redaction.urlpatterns)),
    path("c/<slug:cellule>/rapports/<int:annee>/", include(cycle.urlpatterns)),
    path(
        "c/<slug:cellule>/rapports/travaux/<int:travail>/",
        rapports.avancement,
        name="rapport_avancement",
    ),
    path(
        "c/<slug:cellule>/rapports/travaux/<int:travail>/rapport.pdf",
        rapports.telecharger,
        name="rapport_telecharger",
    ),
    path(
        "ars/<str:region>/cellules/<slug:code_cellule>/<int:annee>/prolongation/",
        campagne.prolongation,
        name="prolongation",
    ),
    path("national/campagnes/", campagne.campagnes, name="campagnes"),
    path("national/campagnes/<int:annee>/", campagne.campagne, name="campagne"),
]
