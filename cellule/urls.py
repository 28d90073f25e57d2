"""Addresses of the ground."""

from django.urls import path

from cellule import (
    views,
    views_a_faire,
    views_aide,
    views_corbeille,
    views_documents,
    views_exports,
    views_historique,
    views_preferences,
    views_recherche,
    views_region,
    views_reglages,
)

CORBEILLE = "c/<slug:cellule>/corbeille/"
HISTORIQUE = "c/<slug:cellule>/historique/"

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("couleurs/", views.theme, name="theme"),
    path("aide/qui-peut-quoi/", views.qui_peut_quoi, name="qui_peut_quoi"),
    path("aide/raccourcis/", views_preferences.aide_raccourcis, name="aide_raccourcis"),
    path("compte/preferences/", views_preferences.preferences, name="preferences"),
    path("compte/densite/", views_preferences.densite, name="densite"),
    path("c/<slug:cellule>/aide/", views_aide.aide, name="aide"),
    path("c/<slug:cellule>/aide/<slug:sujet>/", views_aide.sujet, name="aide_sujet"),
    path("c/<slug:cellule>/reglages/", views_reglages.reglages, name="reglages"),
    path("c/<slug:cellule>/a-faire/", views_a_faire.a_faire, name="a_faire"),
    path("c/<slug:cellule>/rechercher/", views_recherche.rechercher, name="rechercher"),
    path(
        "c/<slug:cellule>/rechercher/suggestions/",
        views_recherche.suggestions,
        name="suggestions",
    ),
    path("c/<slug:cellule>/choisir/<str:sorte>/", views_recherche.choisir, name="choisir"),
    path("ars/<str:region>/cellules/nouvelle/", views_region.nouvelle, name="nouvelle_cellule"),
    path("c/<slug:cellule>/exports/", views_exports.exports, name="exports"),
    path("c/<slug:cellule>/exports/<int:export>/", views_exports.export, name="export"),
    path(
        "c/<slug:cellule>/exports/<int:export>/fichier/",
        views_exports.telecharger_export,
        name="telecharger_export",
    ),
    path("c/<slug:cellule>/annuler/<int:trace>/", views_corbeille.annuler, name="annuler"),
    path(CORBEILLE, views_corbeille.corbeille, name="corbeille"),
    path(
        f"{CORBEILLE}<int:entree>/retablir/",
        views_corbeille.retablir_une_entree,
        name="retablir",
    ),
    path(f"{CORBEILLE}<int:entree>/effacer/", views_corbeille.effacer_une_entree, name="effacer"),
    path(HISTORIQUE, views_historique.historique, name="historique"),
    path(
        f"{HISTORIQUE}<str:table>/<int:ligne>/",
        views_historique.historique_d_une_ligne,
        name="historique_ligne",
    ),
    path(
        "c/<slug:cellule>/documents/ajouter/",
        views_documents.ajouter,
        name="ajouter_document",
    ),
    path(
        "c/<slug:cellule>/documents/<int:joint>/retirer/",
        views_documents.retirer,
        name="retirer_document",
    ),
]
