"""The working documents made, and being made: the jobs of nature « rapport »."""

from dataclasses import dataclass

from cellule.models import Cellule, Travail
from rapports.models import GenrePiece

NATURE, GEL = "rapport", "figer"
DERNIERS = 20
# How each document of the convention is called, in the pages and in the name of its file.
TITRES = {
    GenrePiece.RAPPORT: ("Rapport", "rapport"),
    GenrePiece.BILAN_FINANCIER: ("Bilan financier", "bilan-financier"),
    GenrePiece.PROGRAMME: ("Programme d’actions", "programme-actions"),
}


@dataclass(frozen=True)
class Fait:
    """A working document of a year, whatever the state of its job."""

    travail: Travail

    @property
    def annee(self) -> int:
        return annee_de(self.travail)

    @property
    def genre(self) -> GenrePiece:
        return GenrePiece(self.travail.parametres.get("genre", GenrePiece.RAPPORT))

    @property
    def titre(self) -> str:
        """« Bilan financier 2025 »; the programme is that of the coming year."""
        return f"{TITRES[self.genre][0]} {self.annee + (self.genre == GenrePiece.PROGRAMME)}"


def documents_faits(annee: int | None = None) -> list[Fait]:
    """The last documents asked for in the cell, of one year or of any, whatever their state."""
    travaux = Travail.objects.filter(nature=NATURE).select_related("demandeur")
    if annee is not None:
        travaux = travaux.filter(parametres__annee=annee)
    return [Fait(travail) for travail in travaux.order_by("-cree_le", "-pk")[:DERNIERS]]


def annee_de(travail: Travail) -> int:
    return travail.parametres["annee"]


def nom_du_fichier(cellule: Cellule, annee: int, genre: str = GenrePiece.RAPPORT) -> str:
    """« rapport-bretagne-2025.pdf »: it says what it is once it has left the site."""
    suite = annee + (genre == GenrePiece.PROGRAMME)
    return f"{TITRES[GenrePiece(genre)][1]}-{cellule.code}-{suite}.pdf"
