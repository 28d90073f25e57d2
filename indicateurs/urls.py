"""Addresses of figures: a cell's."""

from django.urls import path

from . import views

urlpatterns = [
    path("c/<slug:cellule>/", views.tableau, name="tableau"),
    path("c/<slug:cellule>/indicateurs/<str:code>/", views.indicateur, name="indicateur"),
]
