"""The files of the compilation, by their ending: what the page and the command give."""

import json
from collections.abc import Callable

from .classeurs import en_csv, en_ods, en_xlsx
from .compiler import Compilation
from .en_json import en_json
from .feuilles import detail, feuilles

Redacteur = Callable[[Compilation, Compilation | None], bytes]


def _json(compilation: Compilation, avant: Compilation | None) -> bytes:
    texte = json.dumps(en_json(compilation, avant), ensure_ascii=False, indent=1)
    return texte.encode() + b"\n"


FORMATS: dict[str, tuple[str, Redacteur]] = {
    "csv": ("text/csv; charset=utf-8", lambda une, avant: en_csv(detail(une))),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda une, avant: en_xlsx(feuilles(une, avant)),
    ),
    "ods": (
        "application/vnd.oasis.opendocument.spreadsheet",
        lambda une, avant: en_ods(feuilles(une, avant)),
    ),
    "json": ("application/json", _json),
}


def rediger(extension: str, compilation: Compilation, avant: Compilation | None = None) -> bytes:
    """The file of this ending; `avant`, the year before, stands beside in those that have room."""
    return FORMATS[extension][1](compilation, avant)


def nom_du_fichier(compilation: Compilation, extension: str) -> str:
    """« compilation-nationale-2025.xlsx »."""
    return f"compilation-nationale-{compilation.annee}.{extension}"
