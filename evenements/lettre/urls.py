"""Addresses of the next letter."""

from django.urls import path

from evenements.lettre import vues

LETTRE = "c/<slug:cellule>/communication/lettre/"

urlpatterns = [
    path(LETTRE, vues.lettre, name="lettre"),
    path(f"{LETTRE}paru/", vues.paraitre, name="lettre_parue"),
    path(f"{LETTRE}noter/", vues.noter, name="noter_pour_la_lettre"),
    path(f"{LETTRE}<int:annonce>/retirer/", vues.retirer, name="retirer_de_la_lettre"),
]
