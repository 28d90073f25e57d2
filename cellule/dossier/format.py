"""The normative description of the exchange format, `cellule/donnees/format/datapackage.json`."""

import json
from functools import cache
from pathlib import Path

DATAPACKAGE = Path(__file__).resolve().parents[1] / "donnees" / "format" / "datapackage.json"


@cache
def noms_des_tables() -> tuple[str, ...]:
    """The tables, in the order of the format: that of reports and exports."""
    return tuple(ressource["name"] for ressource in _ressources())


@cache
def ordre_des_colonnes() -> tuple[tuple[str, str], ...]:
    """Every column, with its table, in the order of the format."""
    return tuple(
        (ressource["name"], champ["name"])
        for ressource in _ressources()
        for champ in ressource["schema"]["fields"]
    )


@cache
def _ressources() -> list[dict]:
    return json.loads(DATAPACKAGE.read_text(encoding="utf-8"))["resources"]
