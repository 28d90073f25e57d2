"""The trail: one line per act, written in the same transaction (maison §8)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cellule.models import Trace

# Who acts: set by the middleware for a page, by the task or the command otherwise.
auteur_courant: ContextVar[str] = ContextVar("auteur", default="")


@contextmanager
def au_nom_de(auteur: str) -> Iterator[None]:
    """Sign the acts of the block."""
    jeton = auteur_courant.set(auteur)
    try:
        yield
    finally:
        auteur_courant.reset(jeton)


def tracer(*, acte: str, objet: str = "", details: dict | None = None, motif: str = "") -> Trace:
    """Write one line: `acte` (verb and noun, French), `objet` (what, in words), `details`."""
    return Trace.objects.create(
        auteur=auteur_courant.get()[:300],
        acte=acte,
        objet=objet[:300],
        details=details or {},
        motif=motif,
    )
