"""Addresses of the journal."""

from django.urls import path

from evenements.communication.urls import urlpatterns as communication
from evenements.missions.urls import urlpatterns as missions

from . import views, views_presences

urlpatterns = [
    path("c/<slug:cellule>/journal/", views.journal, name="journal"),
    path("c/<slug:cellule>/journal/nouvelle/", views.nouvelle_activite, name="nouvelle_activite"),
    path("c/<slug:cellule>/journal/<int:activite>/", views.activite, name="activite"),
    path("c/<slug:cellule>/journal/<int:activite>/issue/", views.issue, name="issue"),
    path(
        "c/<slug:cellule>/journal/<int:activite>/presences/",
        views_presences.presences,
        name="presences",
    ),
    path(
        "c/<slug:cellule>/journal/<int:activite>/presences/importer/",
        views_presences.importer_presences,
        name="importer_presences",
    ),
    *communication,
    *missions,
]
