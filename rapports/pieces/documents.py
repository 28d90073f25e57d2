"""The three documents that the convention asks for: annual report, financial statement, programme
of actions. The convention owes them to the agency each year (instruction, §4)."""

from collections.abc import Callable

from rapports.mise_en_page import BILAN, PROGRAMME, RAPPORT, composer

DOCUMENTS = (RAPPORT, BILAN, PROGRAMME)
NOMS = {RAPPORT: "rapport-activite", BILAN: "bilan-financier", PROGRAMME: "programme-actions"}

Avancer = Callable[[int, str], None]


def rendre_piece(photo: dict, genre: str, *, avancer: Avancer | None = None) -> bytes:
    """A document of the snapshot as PDF; `genre` is one of `DOCUMENTS`."""
    return composer(photo, genre, avancer=avancer)


def nom_du_document(photo: dict, genre: str) -> str:
    """« bilan-financier-bretagne-2025-v2.pdf »; the programme is that of the coming year."""
    annee = photo["annee"] + 1 if genre == PROGRAMME else photo["annee"]
    return f"{nommer(photo, NOMS[genre], annee)}.pdf"


def nommer(photo: dict, debut: str, annee: int) -> str:
    """The name of a file without its ending: it says what it is once it has left the site."""
    version = photo.get("version")
    suite = f"v{version['numero']}" if version else "travail"
    return f"{debut}-{photo['cellule']['code']}-{annee}-{suite}"
