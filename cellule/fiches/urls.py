"""The addresses of a kind of sheet."""

from django.urls import URLPattern, path

from .fiche import Fiche
from .vues import vue_de_creation, vue_de_lecture, vue_de_modification, vue_de_suppression


def chemins_de_fiche(fiche: Fiche, route: str, *, creation: bool = True) -> list[URLPattern]:
    """Below `route`, usually that of its list; without `creation` the app has a page of its own."""
    une = f"{route}<int:{fiche.cle}>/"
    nouvelle = path(f"{route}nouvelle/", vue_de_creation(fiche), name=f"nouvelle_{fiche.nom}")
    return [
        *([nouvelle] if creation else []),
        path(une, vue_de_lecture(fiche), name=fiche.nom),
        path(f"{une}modifier/", vue_de_modification(fiche), name=f"modifier_{fiche.nom}"),
        path(f"{une}supprimer/", vue_de_suppression(fiche), name=f"supprimer_{fiche.nom}"),
    ]
