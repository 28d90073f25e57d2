"""Addresses of the ground."""

from django.urls import path

from cellule import views, views_region

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("couleurs/", views.theme, name="theme"),
    path("aide/qui-peut-quoi/", views.qui_peut_quoi, name="qui_peut_quoi"),
    path("ars/<str:region>/cellules/nouvelle/", views_region.nouvelle, name="nouvelle_cellule"),
]
