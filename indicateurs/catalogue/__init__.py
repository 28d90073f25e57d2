"""The indicators of the national framework, one declaration each, and its versions.

A version to come is a module of this folder that declares a `Revision`, added here:
`CATALOGUE = Catalogue.reunir(…).revise(revision_2027.REVISION)`.
"""

from . import animation, culture, diagnostic, information
from .base import Calcul, Etat, Indicateur, Mesure, Mission, Motif, NatureMesure
from .versions import Catalogue, Changement, Revision, changements_entre

# The first version of the counting rules (regles-de-calcul.md), for every year until another.
CATALOGUE = Catalogue.reunir(
    diagnostic.CATALOGUE,
    animation.CATALOGUE,
    culture.CATALOGUE,
    information.CATALOGUE,
    version="2022.1",
)

# Every code, whatever the year: what a file may name.
CODES = CATALOGUE.codes

__all__ = [
    "CATALOGUE",
    "CODES",
    "Calcul",
    "Catalogue",
    "Changement",
    "Etat",
    "Indicateur",
    "Mesure",
    "Mission",
    "Motif",
    "NatureMesure",
    "Revision",
    "changements_entre",
]
