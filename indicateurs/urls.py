"""Addresses of figures: a cell's, the nation's."""

from django.urls import include, path

from . import views, views_territoires

urlpatterns = [
    path("c/<slug:cellule>/", views.tableau, name="tableau"),
    path("c/<slug:cellule>/indicateurs/<str:code>/", views.indicateur, name="indicateur"),
    path(
        "national/",
        include(([path("", views_territoires.nation, name="accueil")], "national")),
    ),
]
