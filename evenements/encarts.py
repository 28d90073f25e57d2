"""What the journal shows on the sheets of other apps."""

from django.http import HttpRequest

from acteurs.models import Structure
from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule
from evenements import droits
from evenements.requetes_rencontres import avec_l_equipe, rencontres_de

# The last meetings that the page of a structure shows.
RENCONTRES = 8


def rencontres(request: HttpRequest, cellule: Cellule, structure: Structure) -> dict:
    """The last meetings of a structure, and by whom of the team."""
    jour = cellule.aujourdhui()
    toutes = rencontres_de(structure, jour)
    return {"ce_jour": jour, "rencontres": list(avec_l_equipe(toutes[:RENCONTRES]))}


inscrire(
    "structure",
    Encart("evenements/encart_rencontres.html", rencontres, rang=10, droit=droits.LIRE.code),
)
