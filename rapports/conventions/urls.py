"""Addresses of the agreements, beside the committee and the team."""

from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste
from rapports.conventions.fiches import CONVENTION
from rapports.conventions.listes import CONVENTIONS

ICI = "c/<slug:cellule>/gouvernance/conventions/"

urlpatterns = [*chemins_de_liste(CONVENTIONS, ICI), *chemins_de_fiche(CONVENTION, ICI)]
