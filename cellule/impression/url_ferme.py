"""The closed fetcher: a document reads packaged files by name, and nothing else.

What a person typed can reach the page; no address it could hold may be opened. WeasyPrint would
go on without the refused file, or stop with a `BaseException` that a task does not catch: here
the rendering stops at once, with an ordinary error (docs/decisions/closed-fetcher.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO

from django.contrib.staticfiles import finders
from fontTools.ttLib import woff2
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEMA = "maillage:"
# A base address: a relative one, in a page or a style sheet, is refused like the others.
BASE = "maillage:/"

FICHIERS = {
    "maillage:texte": "vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2",
    "maillage:texte-italique": "vendor/source-sans-3/source-sans-3-latin-wght-italic.woff2",
    "maillage:texte-etendu": "vendor/source-sans-3/source-sans-3-latin-ext-wght-normal.woff2",
    "maillage:titre": "vendor/source-serif-4/source-serif-4-latin-wght-normal.woff2",
    "maillage:titre-etendu": "vendor/source-serif-4/source-serif-4-latin-ext-wght-normal.woff2",
    "maillage:couverture": "css/pdf/couverture.svg",
    "maillage:barre": "css/pdf/barre.svg",
    "maillage:sceau": "css/pdf/sceau.svg",
}
TYPES = {"woff2": "font/ttf", "svg": "image/svg+xml"}


class RessourceRefusee(RuntimeError):
    """The page asked for an address that is not a packaged file."""


class UrlFermee(URLFetcher):
    """Knows the dictionary above. `refusee` keeps the first refused address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.refusee = ""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        if url not in FICHIERS:
            self.refusee = self.refusee or url
            raise ValueError(f"adresse refusée : {url}")
        genre = FICHIERS[url].rpartition(".")[2]
        octets = police(FICHIERS[url]) if genre == "woff2" else lire(FICHIERS[url])
        return URLFetcherResponse(url, octets, {"Content-Type": TYPES[genre]})


@lru_cache(maxsize=len(FICHIERS))
def police(nom: str) -> bytes:
    """A font, unpacked once for all the documents of a process: WeasyPrint would do it for each,
    in Python, which takes most of the time of a short one."""
    depliee = BytesIO()
    woff2.decompress(BytesIO(lire(nom)), depliee)
    return depliee.getvalue()


def lire(nom: str) -> bytes:
    """A static file of ours, by its path under `static/`."""
    chemin = finders.find(nom)
    if chemin is None:
        raise FileNotFoundError(nom)
    with open(chemin, "rb") as fichier:
        return fichier.read()


@contextmanager
def ferme() -> Iterator[UrlFermee]:
    """Render with this fetcher; a refusal becomes `RessourceRefusee`, an ordinary exception.

    A refusal inside an SVG is swallowed by WeasyPrint, which draws nothing: it is told at the end.
    """
    lecteur = UrlFermee()
    cause = None
    try:
        yield lecteur
    except FatalURLFetchingError as erreur:
        cause = erreur
    if lecteur.refusee:
        raise RessourceRefusee(
            f"Le document demande une adresse qui n’est pas à nous : {lecteur.refusee}"
        ) from cause
