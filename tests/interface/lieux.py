"""Where the interface's files are, and the templates as text."""

import re
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
GABARITS = RACINE / "templates"
CSS = RACINE / "static" / "css"

_COMMENTAIRE = re.compile(r"\{% comment.*?endcomment %\}|\{#.*?#\}|<!--.*?-->", re.S)


def gabarits(*, pdf: bool = True) -> list[Path]:
    """Every HTML template; the PDF's own, which never meets the CSP, on demand."""
    tous = sorted(GABARITS.rglob("*.html"))
    return tous if pdf else [g for g in tous if "pdf" not in g.relative_to(GABARITS).parts]


def sans_commentaires(gabarit: Path) -> str:
    return _COMMENTAIRE.sub("", gabarit.read_text())


def nom(gabarit: Path) -> str:
    return str(gabarit.relative_to(GABARITS))
