"""A report laid out in a process of its own: `python -m tests.mesures.memoire PHOTO [seul]`.

Prints one line of JSON: pages, seconds of processor (those of the clock on a machine that does
nothing else), highest memory in MB. With `seul`, WeasyPrint alone on the same HTML, with its own
defaults: the reference.
"""

import json
import resource
import sys
import time
from io import BytesIO
from pathlib import Path

import django
from pypdf import PdfReader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

django.setup()

from cellule.impression.conformite import VARIANTE  # noqa: E402
from cellule.impression.url_ferme import BASE, ferme, lire  # noqa: E402
from rapports.mise_en_page import FEUILLES, composer, en_html  # noqa: E402


def weasyprint_seul(html: str) -> bytes:
    polices = FontConfiguration()
    with ferme() as lecteur:
        options = {"base_url": BASE, "url_fetcher": lecteur}
        feuilles = [
            CSS(string=lire(nom).decode(), font_config=polices, **options) for nom in FEUILLES
        ]
        return HTML(string=html, **options).write_pdf(
            stylesheets=feuilles, font_config=polices, pdf_variant=VARIANTE
        )


def main() -> None:
    photo = json.loads(Path(sys.argv[1]).read_bytes())
    html = en_html(photo) if sys.argv[2:] == ["seul"] else ""
    debut = time.process_time()
    pdf = weasyprint_seul(html) if html else composer(photo)
    duree = time.process_time() - debut
    memoire = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    pages = len(PdfReader(BytesIO(pdf)).pages)
    print(json.dumps({"pages": pages, "s": round(duree, 2), "Mo": memoire}))


if __name__ == "__main__":
    main()
