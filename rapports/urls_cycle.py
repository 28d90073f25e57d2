"""Addresses of the steps that the cell takes, and of what it has frozen."""

from django.urls import path

from . import views_cycle, views_lecture

# Under `c/<cellule>/rapports/<annee>/`.
urlpatterns = [
    path("lecture/", views_lecture.lecture, name="rapport_lecture"),
    path("figer/", views_cycle.figer, name="rapport_figer"),
    path("figer/<int:gel>/", views_cycle.suivre, name="rapport_gel"),
    path("transmettre/", views_cycle.remettre, name="rapport_transmettre"),
    path("versions/<int:numero>/", views_cycle.version, name="rapport_version"),
    path("versions/<int:numero>/changements/", views_cycle.changements, name="rapport_ecarts"),
    path("versions/<int:numero>/pieces/<str:genre>/", views_cycle.piece, name="rapport_piece"),
]
