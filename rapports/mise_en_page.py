"""The documents of a report as PDF, from the snapshot alone (`cellule/impression` prints them).

The same snapshot gives the same bytes: identifiers and dates come from it.
"""

import hashlib
from datetime import date

from django.template.loader import render_to_string

from cellule.impression.imprimer import Avancer, imprimer
from cellule.impression.lettres import tout_imprimable
from cellule.models import Cellule
from cellule.perimetre import perimetre
from rapports.instantane import photographier
from rapports.jointes import jointes
from rapports.presentation import contexte, empreinte
from rapports.presentation.actions import du_programme
from rapports.presentation.bilan import du_bilan

# The three documents that the convention asks for, and how each is laid out: its page, what the
# page reads besides the report's, and what is attached to it.
RAPPORT, BILAN, PROGRAMME = "rapport", "bilan_financier", "programme"
GABARITS = {
    RAPPORT: ("pdf/rapport.html", dict, jointes),
    BILAN: ("pdf/bilan_financier.html", du_bilan, None),
    PROGRAMME: ("pdf/programme_actions.html", du_programme, None),
}
FEUILLES = ("css/tokens.css", "css/pdf/rapport.css", "css/pdf/livrable.css")


def rendre(
    cellule: Cellule, annee: int, *, arret: date | None = None, avancer: Avancer | None = None
) -> bytes:
    """The report of a cell and a year as it would be handed over now.

    The data are read in a transaction of their own, closed before the pages are made.
    """
    avancer = avancer or (lambda pourcent, etape: None)
    avancer(5, "Lecture des données de l’année")
    with perimetre(cellule):
        photo = photographier(cellule, annee, arret)
    return composer(photo, avancer=avancer)


def composer(photo: dict, genre: str = RAPPORT, *, avancer: Avancer | None = None) -> bytes:
    """One of the documents of a snapshot, as PDF."""
    avancer = avancer or (lambda pourcent, etape: None)
    *_, joindre = GABARITS[genre]
    avancer(20, "Mise en page")
    pdf = imprimer(
        en_html(photo, genre),
        feuilles=FEUILLES,
        jour=date.fromisoformat(photo["arret"]),
        identifiant=_identifiant(photo, genre),
        jointes=joindre(photo) if joindre else (),
        avancer=avancer,
    )
    avancer(100, "Rapport prêt")
    return pdf


def en_html(photo: dict, genre: str = RAPPORT) -> str:
    """The page before layout: the same HTML for the same snapshot."""
    gabarit, completer, _ = GABARITS[genre]
    # The seal is that of the snapshot, not of the letters that could be printed.
    page = contexte(tout_imprimable(_sans_preuves(photo)), sceau=empreinte(photo))
    return render_to_string(gabarit, page | completer(page))


def _sans_preuves(photo: dict) -> dict:
    """What is laid out: the rows behind the figures, tens of thousands of them, are attached."""
    return photo | {
        "indicateurs": {
            code: {cle: valeur for cle, valeur in lu.items() if cle != "preuves"}
            for code, lu in photo["indicateurs"].items()
        }
    }


def _identifiant(photo: dict, genre: str) -> str:
    """The seal of the snapshot for the report; of their own for the other documents."""
    sceau = empreinte(photo)
    if genre == RAPPORT:
        return sceau
    return hashlib.sha256(f"{sceau} {genre}".encode()).hexdigest()
