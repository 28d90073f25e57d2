"""Addresses of the mandate; they stand before those of its sheet."""

from django.urls import path

from antennes.mandats import views

ICI = "c/<slug:cellule>/antennes/referents/"

urlpatterns = [
    path(f"{ICI}fiche-de-poste/", views.fiche_de_poste, name="fiche_de_poste"),
    path(
        f"{ICI}fiche-de-poste/modifier/",
        views.modifier_la_fiche_de_poste,
        name="modifier_fiche_de_poste",
    ),
    path(f"{ICI}<int:mandat>/passation/", views.passation, name="passation"),
    path(f"{ICI}<int:mandat>/passation.pdf", views.passation_en_pdf, name="passation_en_pdf"),
    path(
        f"{ICI}passations/<int:dossierdepassation>.pdf",
        views.dossier_de_passation,
        name="dossier_de_passation",
    ),
]
