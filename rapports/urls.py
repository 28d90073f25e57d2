"""Addresses of the annual report."""

from django.urls import include, path

from . import urls_argent, urls_ars, urls_cycle, urls_nation, urls_redaction, views, views_campagne

urlpatterns = [
    *urls_argent.urlpatterns,
    *urls_ars.urlpatterns,
    *urls_nation.urlpatterns,
    path("c/<slug:cellule>/rapports/", views.rapports, name="rapports"),
    path("c/<slug:cellule>/rapports/<int:annee>/", include(urls_redaction.urlpatterns)),
    path("c/<slug:cellule>/rapports/<int:annee>/", include(urls_cycle.urlpatterns)),
    path(
        "c/<slug:cellule>/rapports/travaux/<int:travail>/",
        views.avancement,
        name="rapport_avancement",
    ),
    path(
        "c/<slug:cellule>/rapports/travaux/<int:travail>/rapport.pdf",
        views.telecharger,
        name="rapport_telecharger",
    ),
    path(
        "ars/<str:region>/cellules/<slug:code_cellule>/<int:annee>/prolongation/",
        views_campagne.prolongation,
        name="prolongation",
    ),
    path("national/campagnes/", views_campagne.campagnes, name="campagnes"),
    path("national/campagnes/<int:annee>/", views_campagne.campagne, name="campagne"),
]
