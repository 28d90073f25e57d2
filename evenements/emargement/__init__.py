"""Attendance lists as people have them: what they say, line by line, without the database.

Pasted from a spreadsheet, exported by Teams or Zoom, typed one name a line, a row of addresses:
`lire_texte` and `lire_fichier` make the same lines of them all, or say which line stops them.
"""

from .lecture import lire_fichier, lire_texte
from .lignes import (
    LIGNES_MAXI,
    ORDRE_DES_STATUTS,
    Ecartee,
    LigneLue,
    Liste,
    ListeIllisible,
)
from .noms import plier
from .rapprochement import Candidat, Etat, Fiche, Rapprochement, rapprocher

__all__ = [
    "LIGNES_MAXI",
    "ORDRE_DES_STATUTS",
    "Candidat",
    "Ecartee",
    "Etat",
    "Fiche",
    "LigneLue",
    "Liste",
    "ListeIllisible",
    "Rapprochement",
    "lire_fichier",
    "lire_texte",
    "plier",
    "rapprocher",
]
