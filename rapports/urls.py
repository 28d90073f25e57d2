"""Addresses of the annual report."""

from django.urls import path

from . import views

urlpatterns = [
    path("c/<slug:cellule>/rapports/", views.rapports, name="rapports"),
    path("c/<slug:cellule>/rapports/<int:annee>/", views.faire, name="rapport_faire"),
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
]
