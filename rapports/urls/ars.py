"""Addresses of the agency: its region, a cell of it, the review of a report."""

from django.urls import include, path

from rapports.views import decision, delegation, examen, region, remise

_rapport = [
    path("", examen.rapport, name="ars_rapport"),
    path("parties/<str:cible>/", examen.partie, name="ars_partie"),
    path("accepter-le-reste/", examen.accepter_tout, name="ars_accepter_le_reste"),
    path("accepter/", decision.accepter_le_rapport, name="ars_accepter"),
    path("demander-une-correction/", decision.faire_corriger, name="ars_corriger"),
    path("deleguer/", delegation.deleguer, name="ars_deleguer"),
    path("deleguer/<int:delegation>/", delegation.terminer, name="ars_fin_de_delegation"),
    path("versions/<int:numero>/", remise.lire, name="ars_lire"),
    path("versions/<int:numero>/pieces/<str:genre>/", remise.telecharger, name="ars_piece"),
]

urlpatterns = [
    path("ars/<str:region>/", region.region, name="region"),
    path("ars/<str:region>/cellules/<slug:code_cellule>/", region.chiffres, name="ars_cellule"),
    path("ars/<str:region>/cellules/<slug:code_cellule>/<int:annee>/", include(_rapport)),
]
