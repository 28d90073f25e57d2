"""The normative description of the exchange format, `cellule/donnees/format/datapackage.json`."""

import json
from functools import cache
from pathlib import Path

DATAPACKAGE = Path(__file__).resolve().parents[1] / "donnees" / "format" / "datapackage.json"


@cache
def noms_des_tables() -> tuple[str, ...]:
    """The tables, in the order of the format: that of reports and exports."""
    description = json.loads(DATAPACKAGE.read_text(encoding="utf-8"))
    return tuple(ressource["name"] for ressource in description["resources"])
