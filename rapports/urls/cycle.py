"""Addresses of the steps that the cell takes, and of what it has frozen."""

from django.urls import path

from rapports.views import cycle, lecture

# Under `c/<cellule>/rapports/<annee>/`.
urlpatterns = [
    path("lecture/", lecture.lecture, name="rapport_lecture"),
    path("figer/", cycle.figer, name="rapport_figer"),
    path("figer/<int:gel>/", cycle.suivre, name="rapport_gel"),
    path("transmettre/", cycle.remettre, name="rapport_transmettre"),
    path("versions/<int:numero>/", cycle.version, name="rapport_version"),
    path("versions/<int:numero>/changements/", cycle.changements, name="rapport_ecarts"),
    path("versions/<int:numero>/pieces/<str:genre>/", cycle.piece, name="rapport_piece"),
]
