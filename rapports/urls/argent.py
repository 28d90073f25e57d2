"""Addresses of the money and of the programme, under the report of a year."""

from django.urls import path

from rapports.views import argent, programme, rapports

FINANCES = "c/<slug:cellule>/rapports/<int:annee>/finances/"
PROGRAMME = "c/<slug:cellule>/rapports/<int:annee>/programme/"
RESSOURCE = f"{FINANCES}ressources/<int:financement>/"
DEPENSE = f"{FINANCES}depenses/<int:depense>/"
ACTION = f"{PROGRAMME}<int:ligneprogramme>/"

urlpatterns = [
    path(FINANCES, argent.finances, name="finances"),
    path(
        f"{FINANCES}ressources/nouvelle/",
        argent.nouvelle_ressource,
        name="nouvelle_ressource",
    ),
    path(RESSOURCE, argent.ressource, name="ressource"),
    path(f"{RESSOURCE}supprimer/", argent.supprimer_ressource, name="supprimer_ressource"),
    path(f"{FINANCES}depenses/nouvelle/", argent.nouvelle_depense, name="nouvelle_depense"),
    path(DEPENSE, argent.depense, name="depense"),
    path(f"{DEPENSE}supprimer/", argent.supprimer_depense, name="supprimer_depense"),
    path(
        "c/<slug:cellule>/rapports/<int:annee>/pieces/<str:document>/",
        rapports.faire,
        name="document_faire",
    ),
    path(PROGRAMME, programme.programme, name="programme"),
    path(f"{PROGRAMME}bilan/", programme.bilan_du_programme, name="bilan_du_programme"),
    path(f"{PROGRAMME}nouvelle/", programme.nouvelle_action, name="nouvelle_action"),
    path(ACTION, programme.action, name="action_du_programme"),
    path(f"{ACTION}supprimer/", programme.supprimer_action, name="supprimer_action"),
]
