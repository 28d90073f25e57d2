"""Addresses of the report of a year, for the cell: hub, figures, texts, own indicators."""

from django.urls import path

from . import (
    views,
    views_avis,
    views_corrections,
    views_dossier,
    views_indicateur,
    views_propres,
    views_textes,
)

MESURE = "indicateurs/<str:code>/mesures/<int:rang>/"

# Under `c/<cellule>/rapports/<annee>/`.
urlpatterns = [
    path("", views_dossier.dossier, name="rapport_annee"),
    path("composer/", views.faire, name="rapport_faire"),
    path("indicateurs/<str:code>/", views_indicateur.indicateur, name="rapport_indicateur"),
    path("indicateurs/<str:code>/zero/", views_indicateur.zero, name="rapport_zero"),
    path(MESURE, views_corrections.corriger_mesure, name="rapport_corriger"),
    path(f"{MESURE}retirer/", views_corrections.retirer_la_correction, name="rapport_retirer"),
    path(f"{MESURE}remettre/", views_corrections.remettre_la_correction, name="rapport_remettre"),
    path("textes/<str:cle>/", views_textes.texte, name="rapport_texte"),
    path(
        "textes/<str:cle>/enregistrer/", views_textes.enregistrer, name="rapport_texte_enregistrer"
    ),
    path("textes/<str:cle>/revisions/", views_textes.revisions, name="rapport_texte_revisions"),
    path(
        "textes/<str:cle>/ecartes/<int:ecarte>/",
        views_textes.comparer,
        name="rapport_texte_comparer",
    ),
    path("avis/<str:cle>/", views_avis.reponse, name="rapport_reponse"),
    path("propres/", views_propres.propres, name="rapport_propres"),
    path("propres/ajouter/", views_propres.ajouter, name="rapport_propre_ajouter"),
    path("propres/reprendre/", views_propres.reprendre, name="rapport_propres_reprendre"),
    path("propres/remettre/", views_propres.remettre, name="rapport_propre_remettre"),
    path("propres/<int:propre>/", views_propres.modifier, name="rapport_propre"),
    path(
        "propres/<int:propre>/supprimer/", views_propres.supprimer, name="rapport_propre_supprimer"
    ),
]
