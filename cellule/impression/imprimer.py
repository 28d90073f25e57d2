"""From a page of HTML to a PDF/A-3a and PDF/UA-1 file: the one place that calls WeasyPrint.

The same page gives the same bytes: the caller gives the identifier and the day, and font subsets
are dated by the environment variable that fontTools reads.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from threading import Lock

from weasyprint import CSS, HTML, Attachment
from weasyprint.html import UA, UA_COUNTER_STYLE
from weasyprint.text.fonts import FontConfiguration

from cellule.impression.conformite import VARIANTE, conformer
from cellule.impression.url_ferme import BASE, ferme, lire

# WeasyPrint keeps for each element of a page the style of its marker, of its notes and of their
# calls, six in all: a hundred megabytes for a long report, which has markers on its lists alone.
_NOTES = re.compile(r"^::(?:foot)?note-[a-z]+ \{.*\}$", re.M)
_BASE = CSS(
    string=_NOTES.sub("", UA).replace("\n::marker {", "\nli::marker {"),
    counter_style=UA_COUNTER_STYLE,
)

Avancer = Callable[[int, str], None]

# The date of the font subsets is in the environment of the whole process: one at a time.
_verrou = Lock()


@dataclass(frozen=True)
class Jointe:
    """A file attached to a document; `relation`: what it is to it (ISO 32000-2, 7.11.3)."""

    nom: str
    description: str
    octets: bytes
    relation: str


class Page(HTML):
    """A page whose elements have no notes."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_BASE]


def imprimer(
    html: str,
    *,
    feuilles: Iterable[str],
    jour: date,
    identifiant: str,
    jointes: Iterable[Jointe] = (),
    avancer: Avancer | None = None,
) -> bytes:
    """Lay out a page of ours and attach these files to it.

    `feuilles` are style sheets by their paths under `static/`; `jour` dates the file and what it
    holds; of `identifiant` (a SHA-256) the first half names the file for good.
    """
    avancer = avancer or (lambda pourcent, etape: None)
    polices = FontConfiguration()
    with ferme() as lecteur, _date_des_polices(jour):
        adresses = {"base_url": BASE, "url_fetcher": lecteur}
        styles = [
            CSS(string=lire(nom).decode(), font_config=polices, **adresses) for nom in feuilles
        ]
        document = Page(string=html, **adresses).render(
            stylesheets=styles, font_config=polices, pdf_variant=VARIANTE
        )
        avancer(75, f"Écriture du PDF, {len(document.pages)} pages")
        return document.write_pdf(
            pdf_variant=VARIANTE,
            pdf_identifier=identifiant.encode()[:32],
            attachments=[_attacher(jointe, jour) for jointe in jointes],
            finisher=conformer,
        )


def _attacher(jointe: Jointe, jour: date) -> Attachment:
    return Attachment(
        file_obj=BytesIO(jointe.octets),
        name=jointe.nom,
        description=jointe.description,
        relationship=jointe.relation,
        created=_minuit(jour),
        modified=_minuit(jour),
    )


def _minuit(jour: date) -> datetime:
    return datetime.combine(jour, datetime.min.time(), UTC)


@contextmanager
def _date_des_polices(jour: date) -> Iterator[None]:
    """SOURCE_DATE_EPOCH for the time of the block."""
    with _verrou:
        avant = os.environ.get("SOURCE_DATE_EPOCH")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(_minuit(jour).timestamp()))
        try:
            yield
        finally:
            if avant is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = avant
