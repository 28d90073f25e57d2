"""Addresses of the antennas and of the coverage of the territory."""

from django.urls import path

from antennes import views
from antennes.fiches import ANTENNE, MANDAT
from antennes.listes import ANTENNES, REFERENTS
from antennes.listes_territoire import A_RENCONTRER
from antennes.mandats.urls import urlpatterns as mandats
from antennes.pistes.urls import urlpatterns as pistes
from antennes.terrain import views as terrain
from antennes.terrain.brouillon import views as brouillon
from antennes.terrain.signature import views as signature
from antennes.terrain.suites.urls import urlpatterns as suites
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

ICI = "c/<slug:cellule>/antennes/"
TERRITOIRES = "c/<slug:cellule>/territoires/"
TERRAIN = "c/<slug:cellule>/terrain/"

urlpatterns = [
    *mandats,
    *chemins_de_liste(REFERENTS, f"{ICI}referents/"),
    *chemins_de_fiche(MANDAT, f"{ICI}referents/"),
    *chemins_de_liste(ANTENNES, ICI),
    *chemins_de_fiche(ANTENNE, ICI),
    path(TERRITOIRES, views.territoires, name="territoires"),
    *suites,
    *chemins_de_liste(A_RENCONTRER, f"{TERRITOIRES}a-rencontrer/"),
    path(TERRAIN, terrain.terrain, name="terrain"),
    path(f"{TERRAIN}jeton/", terrain.jeton, name="jeton_du_terrain"),
    path(f"{TERRAIN}travailleur.js", terrain.travailleur, name="travailleur"),
    path(f"{TERRAIN}manifeste.webmanifest", terrain.manifeste, name="manifeste"),
    path(f"{TERRAIN}<int:antenne>/reunion/", terrain.reunion, name="reunion"),
    path(f"{TERRAIN}<int:antenne>/brouillon/", brouillon.brouillon, name="brouillon"),
    path(
        f"{TERRAIN}<int:antenne>/brouillon/photo/",
        brouillon.photo_de_brouillon,
        name="photo_de_brouillon",
    ),
    path(f"{TERRAIN}reunions/<int:activite>/", terrain.notee, name="reunion_notee"),
    path(
        f"{TERRAIN}reunions/<int:activite>/annuler/",
        terrain.annuler_la_reunion,
        name="annuler_la_reunion",
    ),
    path(f"{TERRAIN}feuilles/<int:activite>/", signature.feuille_a_signer, name="feuille_a_signer"),
    path(
        f"{TERRAIN}feuilles/<int:activite>/verifier/",
        signature.verifier_les_signatures,
        name="verifier_les_signatures",
    ),
    path("signer/<slug:cellule>/<str:scellee>/", signature.signer_la_feuille, name="signer"),
    path(f"{TERRAIN}photos/<int:photodereunion>/", terrain.photo, name="photo_de_reunion"),
    *pistes,
]
