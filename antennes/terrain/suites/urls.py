"""Addresses of what follows a meeting."""

from django.urls import path

from antennes.terrain.suites import views, views_liens, views_preparer

REUNIONS = "c/<slug:cellule>/antennes/reunions/"
COMPTE_RENDU = f"{REUNIONS}<int:reunion>/compte-rendu/"

urlpatterns = [
    path("repondre/<slug:cellule>/<str:reponse>/", views_liens.repondre, name="repondre"),
    path(
        "c/<slug:cellule>/antennes/<int:antenne>/preparer/",
        views_preparer.preparer,
        name="preparer_une_reunion",
    ),
    path(
        f"{REUNIONS}<int:reunion>/inviter/",
        views_preparer.inviter_a_la_reunion,
        name="inviter_a_la_reunion",
    ),
    path(COMPTE_RENDU, views.compte_rendu, name="compte_rendu"),
    path(f"{COMPTE_RENDU}apercu.pdf", views.apercu, name="apercu_du_compte_rendu"),
    path(f"{REUNIONS}comptes-rendus/<int:compterendu>.pdf", views.version, name="version_envoyee"),
]
