"""Addresses of the communication."""

from django.urls import path

from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste
from evenements.communication import fiches, listes, vues
from evenements.communication.calendrier import calendrier_communication

COMMUNICATION = "c/<slug:cellule>/communication/"

urlpatterns = [
    path(
        f"{COMMUNICATION}calendrier/",
        calendrier_communication,
        name="calendrier_communication",
    ),
    path(f"{COMMUNICATION}releves/", vues.releves, name="releves"),
    *chemins_de_liste(listes.PUBLICATIONS, f"{COMMUNICATION}publications/"),
    *chemins_de_fiche(fiches.PUBLICATION, f"{COMMUNICATION}publications/"),
    *chemins_de_liste(listes.PARUTIONS, f"{COMMUNICATION}parutions/"),
    *chemins_de_fiche(fiches.PARUTION, f"{COMMUNICATION}parutions/"),
    *chemins_de_fiche(fiches.DIFFUSION, f"{COMMUNICATION}documents/"),
    *chemins_de_liste(listes.CAMPAGNES, f"{COMMUNICATION}campagnes/"),
    *chemins_de_fiche(fiches.ACTION_CAMPAGNE, f"{COMMUNICATION}campagnes/"),
]
