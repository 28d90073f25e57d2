"""What the journal shows on the sheets of other apps."""

from django.http import HttpRequest

from acteurs.models import Professionnel, Structure
from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule
from evenements import droits
from evenements.requetes_rencontres import avec_l_equipe, presences_de, rencontres_de

# The last activities that a page shows.
RENCONTRES = 8


def rencontres(request: HttpRequest, cellule: Cellule, structure: Structure) -> dict:
    """The last meetings of a structure, and by whom of the team."""
    jour = cellule.aujourdhui()
    toutes = rencontres_de(structure, jour)
    return {"rencontres": list(avec_l_equipe(toutes[:RENCONTRES]))}


def presences(request: HttpRequest, cellule: Cellule, personne: Professionnel) -> dict:
    """The last activities that a person came to."""
    return {"presences": list(presences_de(personne, cellule.aujourdhui())[:RENCONTRES])}


inscrire(
    "structure",
    Encart("evenements/encart_rencontres.html", rencontres, rang=10, droit=droits.LIRE.code),
)
inscrire(
    "professionnel",
    Encart("evenements/encart_presences.html", presences, rang=10, droit=droits.LIRE.code),
)
