"""The sheet of an agreement, with the resources that come from it."""

from django.http import HttpRequest

from cellule.fiches import Fiche
from cellule.models import Cellule
from rapports import droits
from rapports.actions import creer_convention, enregistrer_conventions
from rapports.conventions.forms import ConventionForm
from rapports.conventions.listes import CONVENTIONS
from rapports.models import Convention


def _autour(request: HttpRequest, cellule: Cellule, ligne: Convention) -> dict[str, object]:
    jour = cellule.aujourdhui()
    ressources = list(ligne.financements.order_by("annee", "pk"))
    return {
        "ressources": ressources,
        "total": sum((une.montant for une in ressources), 0),
        "reste": (ligne.fin - jour).days + 1 if ligne.debut <= jour <= ligne.fin else None,
    }


CONVENTION = Fiche(
    nom="convention",
    ecriture=enregistrer_conventions,
    formulaire=ConventionForm,
    liste=CONVENTIONS,
    droit=droits.ARGENT.code,
    nouvelle="Nouvelle convention",
    creer=creer_convention,
    titre=lambda convention: f"Convention {convention.code}",
    contexte=_autour,
    gabarit="rapports/convention.html",
    suppression="Une convention à laquelle des ressources se rattachent n’est pas supprimée.",
)
