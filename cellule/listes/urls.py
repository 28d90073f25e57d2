"""The addresses of a list."""

from django.urls import URLPattern, path

from .liste import Liste
from .vues import verifier, vue_de_liste, vue_des_actes
from .vues_enregistrees import vue_des_vues


def chemins_de_liste(liste: Liste, route: str) -> list[URLPattern]:
    """The page of the list at `route`, then what is done with it below."""
    verifier(liste)
    chemins = [
        path(route, vue_de_liste(liste), name=liste.vue),
        path(f"{route}vues/", vue_des_vues(liste), name=f"{liste.vue}_vues"),
    ]
    if liste.actes:
        chemins.append(path(f"{route}actes/", vue_des_actes(liste), name=f"{liste.vue}_actes"))
    return chemins
