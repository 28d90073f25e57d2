"""Addresses of the report of a year, for the cell: hub, figures, texts, own indicators."""

from django.urls import path

from rapports.views import (
    avis,
    corrections,
    dossier,
    indicateur,
    propres,
    rapports,
    textes,
)

MESURE = "indicateurs/<str:code>/mesures/<int:rang>/"

# Under `c/<cellule>/rapports/<annee>/`.
urlpatterns = [
    path("", dossier.dossier, name="rapport_annee"),
    path("composer/", rapports.faire, name="rapport_faire"),
    path("indicateurs/<str:code>/", indicateur.indicateur, name="rapport_indicateur"),
    path("indicateurs/<str:code>/zero/", indicateur.zero, name="rapport_zero"),
    path(MESURE, corrections.corriger_mesure, name="rapport_corriger"),
    path(f"{MESURE}retirer/", corrections.retirer_la_correction, name="rapport_retirer"),
    path(f"{MESURE}remettre/", corrections.remettre_la_correction, name="rapport_remettre"),
    path("textes/<str:cle>/", textes.texte, name="rapport_texte"),
    path("textes/<str:cle>/enregistrer/", textes.enregistrer, name="rapport_texte_enregistrer"),
    path("textes/<str:cle>/revisions/", textes.revisions, name="rapport_texte_revisions"),
    path(
        "textes/<str:cle>/ecartes/<int:ecarte>/",
        textes.comparer,
        name="rapport_texte_comparer",
    ),
    path("avis/<str:cle>/", avis.reponse, name="rapport_reponse"),
    path("propres/", propres.propres, name="rapport_propres"),
    path("propres/ajouter/", propres.ajouter, name="rapport_propre_ajouter"),
    path("propres/reprendre/", propres.reprendre, name="rapport_propres_reprendre"),
    path("propres/remettre/", propres.remettre, name="rapport_propre_remettre"),
    path("propres/<int:propre>/", propres.modifier, name="rapport_propre"),
    path("propres/<int:propre>/supprimer/", propres.supprimer, name="rapport_propre_supprimer"),
]
