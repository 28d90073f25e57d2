"""The reports made, and being made: the jobs of nature « rapport »."""

from cellule.models import Cellule, Travail

NATURE, GEL = "rapport", "figer"
DERNIERS = 20


def rapports_faits(annee: int | None = None) -> list[Travail]:
    """The last reports asked for in the cell, of one year or of any, whatever their state."""
    travaux = Travail.objects.filter(nature=NATURE).select_related("demandeur")
    if annee is not None:
        travaux = travaux.filter(parametres__annee=annee)
    return list(travaux.order_by("-cree_le", "-pk")[:DERNIERS])


def annee_de(travail: Travail) -> int:
    return travail.parametres["annee"]


def nom_du_fichier(cellule: Cellule, travail: Travail) -> str:
    """« rapport-bretagne-2025.pdf »: it says what it is once it has left the site."""
    return f"rapport-{cellule.code}-{annee_de(travail)}.pdf"
