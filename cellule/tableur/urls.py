"""The addresses of an import: its file, its columns, its report."""

from django.urls import URLPattern, path

from .declaration import Importable
from .views import Pages

RACINE = "c/<slug:cellule>/importer/"


def chemins_d_import(importable: Importable) -> list[URLPattern]:
    pages, nom, vue = Pages(importable), importable.nom, importable.vue
    return [
        path(f"{RACINE}{nom}/", pages.fichier(), name=vue),
        path(f"{RACINE}{nom}/<int:depot>/", pages.colonnes(), name=f"{vue}_colonnes"),
        path(f"{RACINE}{nom}/<int:depot>/controle/", pages.controle(), name=f"{vue}_controle"),
        path(f"{RACINE}{nom}/<int:depot>/erreurs.csv", pages.erreurs(), name=f"{vue}_erreurs"),
        path(f"{RACINE}{nom}/<int:depot>/avancement/", pages.avancement(), name=f"{vue}_suivi"),
    ]
