"""The 24 indicators of the national framework, one declaration each."""

from . import animation, culture, diagnostic, information
from .base import VERSION, Calcul, Catalogue, Etat, Indicateur, Mesure, Mission, NatureMesure

# The order of the framework: by mission, then by number.
CATALOGUE = Catalogue.reunir(
    diagnostic.CATALOGUE, animation.CATALOGUE, culture.CATALOGUE, information.CATALOGUE
)

CODES = tuple(CATALOGUE)
SOCLE = tuple(code for code, indicateur in CATALOGUE.items() if indicateur.socle)

__all__ = [
    "CATALOGUE",
    "CODES",
    "SOCLE",
    "VERSION",
    "Calcul",
    "Etat",
    "Indicateur",
    "Mesure",
    "Mission",
    "NatureMesure",
]
