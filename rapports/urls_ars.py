"""Addresses of the agency: its region, a cell of it, the review of a report."""

from django.urls import include, path

from . import views_decision, views_delegation, views_examen, views_region, views_remise

_rapport = [
    path("", views_examen.rapport, name="ars_rapport"),
    path("parties/<str:cible>/", views_examen.partie, name="ars_partie"),
    path("accepter-le-reste/", views_examen.accepter_tout, name="ars_accepter_le_reste"),
    path("accepter/", views_decision.accepter_le_rapport, name="ars_accepter"),
    path("demander-une-correction/", views_decision.faire_corriger, name="ars_corriger"),
    path("deleguer/", views_delegation.deleguer, name="ars_deleguer"),
    path("deleguer/<int:delegation>/", views_delegation.terminer, name="ars_fin_de_delegation"),
    path("versions/<int:numero>/", views_remise.lire, name="ars_lire"),
    path("versions/<int:numero>/pieces/<str:genre>/", views_remise.telecharger, name="ars_piece"),
]

urlpatterns = [
    path("ars/<str:region>/", views_region.region, name="region"),
    path(
        "ars/<str:region>/cellules/<slug:code_cellule>/", views_region.chiffres, name="ars_cellule"
    ),
    path("ars/<str:region>/cellules/<slug:code_cellule>/<int:annee>/", include(_rapport)),
]
