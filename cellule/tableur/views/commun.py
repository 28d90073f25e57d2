"""What the steps share: where they lead, what every page shows, the import itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cellule.droits import peut
from cellule.listes.liste import LISTES
from cellule.models import Cellule, Depot
from cellule.tableur.actions import lire_le_depot, traiter
from cellule.tableur.declaration import NATURE, Importable, importables
from cellule.travaux import demander

# Beyond, a page would make the person wait: a job does it.
LIGNES_AUSSITOT = 2_000


def vers(cellule: Cellule, importable: Importable, depot: Depot, etape: str) -> HttpResponse:
    return redirect(f"{importable.vue}_{etape}", cellule=cellule.code, depot=depot.pk)


def contexte_de(request: HttpRequest, cellule: Cellule, importable: Importable, etape: int) -> dict:
    liste = LISTES.get(importable.nom)
    adresse = reverse(liste.vue, args=[cellule.code]) if liste else ""
    chemin = [(liste.titre, adresse)] if liste else []
    return {
        "importable": importable,
        "etape": etape,
        "adresse_liste": adresse,
        "depart": reverse(importable.vue, args=[cellule.code]),
        "chemin": [*chemin, (f"Importer : {importable.titre.lower()}", "")],
        "autres": [
            (une.titre, reverse(une.vue, args=[cellule.code]), une is importable)
            for une in importables().values()
            if peut(request, une.droit)
        ],
    }


def executer(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot, *, essai: bool
) -> HttpResponse:
    """Do it now, or ask for the job that does it."""
    if depot.lignes > LIGNES_AUSSITOT:
        demander(
            NATURE,
            parametres={"depot": depot.pk, "essai": essai, "reglages": depot.empreinte},
            demandeur=request.user,
        )
        return vers(cellule, importable, depot, "suivi")
    traiter(depot, lire_le_depot(depot), cellule=cellule, essai=essai)
    return vers(cellule, importable, depot, "controle")
