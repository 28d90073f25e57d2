"""The documents of a report as PDF, from the snapshot alone: PDF/A-3a and PDF/UA-1, no network.

The same snapshot gives the same bytes: identifiers and dates come from it, and font subsets are
dated by the environment variable that fontTools reads.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import BytesIO
from threading import Lock

from django.template.loader import render_to_string
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from cellule.models import Cellule
from cellule.perimetre import perimetre
from rapports.conformite import VARIANTE, conformer
from rapports.instantane import photographier
from rapports.jointes import jointes
from rapports.lettres import tout_imprimable
from rapports.presentation import contexte, empreinte
from rapports.presentation.actions import du_programme
from rapports.presentation.bilan import du_bilan
from rapports.url_ferme import BASE, ferme, lire

# The three documents that the convention asks for, and how each is laid out: its page, what the
# page reads besides the report's, and what is attached to it.
RAPPORT, BILAN, PROGRAMME = "rapport", "bilan_financier", "programme"
GABARITS = {
    RAPPORT: ("pdf/rapport.html", dict, jointes),
    BILAN: ("pdf/bilan_financier.html", du_bilan, None),
    PROGRAMME: ("pdf/programme_actions.html", du_programme, None),
}
FEUILLES = ("css/tokens.css", "css/pdf/rapport.css", "css/pdf/livrable.css")

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


def composer(photo: dict, genre: str = RAPPORT, *, avancer: Avancer | None = None) -> bytes:
    """One of the documents of a snapshot, as PDF."""
    avancer = avancer or (lambda pourcent, etape: None)
    polices = FontConfiguration()
    with ferme() as lecteur, _date_des_polices(photo["arret"]):
        avancer(20, "Mise en page")
        feuilles = [
            CSS(string=lire(nom).decode(), base_url=BASE, url_fetcher=lecteur, font_config=polices)
            for nom in FEUILLES
        ]
        document = HTML(string=en_html(photo, genre), base_url=BASE, url_fetcher=lecteur).render(
            stylesheets=feuilles, font_config=polices, pdf_variant=VARIANTE
        )
        avancer(75, f"Écriture du PDF, {len(document.pages)} pages")
        pdf = document.write_pdf(
            pdf_variant=VARIANTE,
            pdf_identifier=_identifiant(photo, genre),
            attachments=_attacher(photo, genre),
            finisher=conformer,
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


def _identifiant(photo: dict, genre: str) -> bytes:
    """Thirty-two letters: those of the snapshot's seal for the report, of their own for others."""
    sceau = empreinte(photo)
    if genre != RAPPORT:
        sceau = hashlib.sha256(f"{sceau} {genre}".encode()).hexdigest()
    return sceau.encode()[:32]


def _attacher(photo: dict, genre: str) -> list[Attachment]:
    *_, joindre = GABARITS[genre]
    jour = _minuit(photo["arret"])
    return [
        Attachment(
            file_obj=BytesIO(jointe.octets),
            name=jointe.nom,
            description=jointe.description,
            relationship=jointe.relation,
            created=jour,
            modified=jour,
        )
        for jointe in (joindre(photo) if joindre else ())
    ]


def _minuit(arret: str) -> datetime:
    return datetime.combine(date.fromisoformat(arret), datetime.min.time(), UTC)


@contextmanager
def _date_des_polices(arret: str) -> Iterator[None]:
    """SOURCE_DATE_EPOCH for the time of the block: the day of the snapshot."""
    with _verrou:
        avant = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(_minuit(arret).timestamp()))
        try:
            yield
        finally:
            if avant is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = avant
