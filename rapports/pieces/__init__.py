"""The files that a report is delivered as, each made of the snapshot alone, the same twice.

`rendre_piece` the three PDF documents of the convention, `classeur` the workbook, `paquet` all of
them in one archive. None of these reads the data: they may run outside of any perimeter.
"""

from .classeur import classeur
from .documents import DOCUMENTS, nom_du_document, rendre_piece
from .paquet import nom_du_classeur, nom_du_paquet, paquet

__all__ = [
    "DOCUMENTS",
    "classeur",
    "nom_du_classeur",
    "nom_du_document",
    "nom_du_paquet",
    "paquet",
    "rendre_piece",
]
