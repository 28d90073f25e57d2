"""Addresses of the structures and of the people of the network."""

from django.urls import path

from acteurs import views, views_fusions
from acteurs.fiches import AFFECTATION, PROFESSIONNEL, STRUCTURE
from acteurs.fusion import PERSONNES as PERSONNES_EN_DOUBLE
from acteurs.fusion import STRUCTURES as STRUCTURES_EN_DOUBLE
from acteurs.listes import PROFESSIONNELS, STRUCTURES
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

ANNUAIRE = "c/<slug:cellule>/annuaire/"
PERSONNES = f"{ANNUAIRE}professionnels/"

urlpatterns = [
    *chemins_de_liste(STRUCTURES, ANNUAIRE),
    *chemins_de_fiche(STRUCTURE, ANNUAIRE),
    path(
        f"{ANNUAIRE}<int:structure>/verifier/", views.verifier_structure, name="verifier_structure"
    ),
    path(
        f"{ANNUAIRE}<int:structure>/fusionner/",
        views_fusions.vue_de_fusion(STRUCTURES_EN_DOUBLE),
        name="fusionner_structure",
    ),
    *chemins_de_liste(PROFESSIONNELS, PERSONNES),
    *chemins_de_fiche(PROFESSIONNEL, PERSONNES),
    path(
        f"{PERSONNES}<int:professionnel>/fusionner/",
        views_fusions.vue_de_fusion(PERSONNES_EN_DOUBLE),
        name="fusionner_professionnel",
    ),
    *chemins_de_fiche(AFFECTATION, f"{ANNUAIRE}affectations/"),
    path(f"{ANNUAIRE}doublons/", views_fusions.doublons, name="doublons"),
    path(f"{ANNUAIRE}doublons/ecarter/", views_fusions.ecarter_doublon, name="ecarter_doublon"),
]
