"""What the readers of FINESS and SAE files say, whatever the layout."""

import re
from dataclasses import dataclass
from datetime import date

from cellule.territoires import codes_departements

NUMERO = re.compile(r"[0-9][0-9A-Z][0-9]{7}")
# FINESS numbers the overseas departments in letters; the COG says 971…
OUTRE_MER = {"9A": "971", "9B": "972", "9C": "973", "9D": "974", "9F": "976"}
# The head of a FINESS number is the department that gave it.
TETES_OUTRE_MER = {"9701": "971", "9702": "972", "9703": "973", "9704": "974", "9805": "976"}
JOUR_ABSENT = "1900-01-01"


class FichierRefuse(ValueError):
    """A file that cannot be read at all: the message says what was expected, in French."""


@dataclass(frozen=True, slots=True)
class Fautive:
    """A row that could not be read: where (« ligne 12 », « activité 3 ») and why."""

    ou: str
    message: str

    def __str__(self) -> str:
        return f"{self.ou} : {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Etablissement:
    """One FINESS *établissement* (ET)."""

    finess: str
    nom: str
    categorie: str
    departement: str
    commune: str
    telephone: str = ""
    ouverte_le: date | None = None
    fermee_le: date | None = None
    ferme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Activite:
    """One palliative offer of an establishment: `lits` is None when the file leaves it empty."""

    finess: str
    type: str
    lits: int | None = None
    active: bool = True
    fin: date | None = None
    probable: bool = False
    nom: str = ""


Element = Etablissement | Activite | Fautive


def est_un_finess(texte: str) -> bool:
    return NUMERO.fullmatch(texte) is not None


def departement_de(code: str) -> str:
    """The COG code of a department of FINESS; nothing for what is no department (9J, 98)."""
    cog = OUTRE_MER.get(code, code)
    return cog if cog in codes_departements() else ""


def departement_du_finess(finess: str) -> str:
    """The department that gave the number, when the file names no other."""
    return TETES_OUTRE_MER.get(finess[:4], "") or departement_de(finess[:2])


def departement_de_la_commune(code: str) -> str:
    return departement_de(code[:3] if code.startswith("97") else code[:2])


def insee(departement: str, commune: str) -> str:
    """« 2A » + « 004 » gives 2A004; « 9D » + « 411 » gives 97411."""
    return f"{'97' if departement in OUTRE_MER else departement}{commune}" if commune else ""


def insee_lu(code: str) -> str:
    """The same code, where both parts are written together: « 9D411 »."""
    return insee(code[:2], code[2:])


def lire_jour(texte: str | None) -> date | None:
    """An ISO day; « 1900-01-01 » is how FINESS writes « unknown »."""
    debut = (texte or "")[:10]
    if not debut or debut == JOUR_ABSENT:
        return None
    try:
        return date.fromisoformat(debut)
    except ValueError:
        return None


def lire_nombre(texte: str | None) -> int | None:
    """« Le vide n’est pas zéro »."""
    propre = (texte or "").strip()
    return int(propre) if propre.isascii() and propre.isdigit() else None
