"""Addresses of the registers of the missions."""

from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste
from evenements.missions import fiches, listes

MISSIONS = "c/<slug:cellule>/missions/"

urlpatterns = [
    chemin
    for liste, fiche, route in (
        (listes.DIAGNOSTICS, fiches.DIAGNOSTIC, "diagnostics"),
        (listes.ENQUETES, fiches.ENQUETE, "enquetes"),
        (listes.ACTIONS, fiches.ACTION, "actions"),
        (listes.MUTUALISATIONS, fiches.MUTUALISATION, "mutualisations"),
        (listes.CONTACTS, fiches.CONTACT, "contact"),
        (listes.RESSOURCES, fiches.RESSOURCE, "ressources"),
    )
    for chemin in (
        *chemins_de_liste(liste, f"{MISSIONS}{route}/"),
        *chemins_de_fiche(fiche, f"{MISSIONS}{route}/"),
    )
]
