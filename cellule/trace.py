"""The trail: one line per act, written in the same transaction (maison §8)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from cellule.models import Trace

Resultat = TypeVar("Resultat")

# Who acts: set by the middleware for a page, by the task or the command otherwise.
auteur_courant: ContextVar[str] = ContextVar("auteur", default="")
# Who wants to know what is written, from the outermost block to the innermost.
_ecoutes: ContextVar[tuple[list[Trace], ...]] = ContextVar("ecoutes", default=())


@contextmanager
def au_nom_de(auteur: str) -> Iterator[None]:
    """Sign the acts of the block."""
    jeton = auteur_courant.set(auteur)
    try:
        yield
    finally:
        auteur_courant.reset(jeton)


@contextmanager
def traces_du_bloc() -> Iterator[list[Trace]]:
    """Collect what the block writes in the trail, for who offers to undo it."""
    ecrites: list[Trace] = []
    jeton = _ecoutes.set((*_ecoutes.get(), ecrites))
    try:
        yield ecrites
    finally:
        _ecoutes.reset(jeton)


def avec_trace(acte: Callable[[], Resultat]) -> tuple[Resultat, Trace | None]:
    """Do something; return what it gives, and the first act of it that can be undone, if any."""
    with traces_du_bloc() as ecrites:
        resultat = acte()
    return resultat, next((trace for trace in ecrites if trace.geste), None)


def tracer(
    *,
    acte: str,
    objet: str = "",
    details: dict | None = None,
    motif: str = "",
    geste: str = "",
    table: str = "",
    cle: int | None = None,
) -> Trace:
    """Write one line: `acte` (verb and noun, French), `objet` (what, in words), `details`.

    `table` and `cle` put it in the history of a row; `geste` says how to undo it.
    """
    trace = Trace.objects.create(
        auteur=auteur_courant.get()[:300],
        acte=acte,
        objet=objet[:300],
        details=details or {},
        motif=motif,
        geste=geste,
        table=table,
        cle=cle,
    )
    for ecrites in _ecoutes.get():
        ecrites.append(trace)
    return trace
