"""The annual report as a PDF, from the snapshot alone: tagged (PDF/UA-1), our fonts, no network.

The same snapshot gives the same bytes: identifier and dates come from it, and font subsets are
dated by the environment variable that fontTools reads.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from threading import Lock

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from cellule.models import Cellule
from cellule.perimetre import perimetre
from rapports.instantane import photographier
from rapports.lettres import tout_imprimable
from rapports.presentation import contexte, empreinte
from rapports.url_ferme import BASE, ferme, lire

FEUILLES = ("css/tokens.css", "css/pdf/rapport.css")
VARIANTE = "pdf/ua-1"

Avancer = Callable[[int, str], None]

# The date of the font subsets is in the environment of the whole process: one at a time.
_verrou = Lock()


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


def composer(photo: dict, *, avancer: Avancer | None = None) -> bytes:
    """The PDF of a snapshot."""
    avancer = avancer or (lambda pourcent, etape: None)
    polices = FontConfiguration()
    with ferme() as lecteur, _date_des_polices(photo["arret"]):
        avancer(20, "Mise en page")
        feuilles = [
            CSS(string=lire(nom).decode(), base_url=BASE, url_fetcher=lecteur, font_config=polices)
            for nom in FEUILLES
        ]
        document = HTML(string=en_html(photo), base_url=BASE, url_fetcher=lecteur).render(
            stylesheets=feuilles, font_config=polices, pdf_variant=VARIANTE
        )
        avancer(75, f"Écriture du PDF, {len(document.pages)} pages")
        pdf = document.write_pdf(
            pdf_variant=VARIANTE, pdf_identifier=empreinte(photo).encode()[:32]
        )
    avancer(100, "Rapport prêt")
    return pdf


def en_html(photo: dict) -> str:
    """The page before layout: the same HTML for the same snapshot."""
    return render_to_string("pdf/rapport.html", contexte(tout_imprimable(photo)))


@contextmanager
def _date_des_polices(arret: str) -> Iterator[None]:
    """SOURCE_DATE_EPOCH for the time of the block: the day of the snapshot."""
    jour = datetime.combine(date.fromisoformat(arret), datetime.min.time(), UTC)
    with _verrou:
        avant = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(jour.timestamp()))
        try:
            yield
        finally:
            if avant is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = avant
