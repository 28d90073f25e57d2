"""The yearly hospital statistics (SAE, DREES): palliative beds and teams, hospital at home.

Three original tables (PALIA, HAD, and ID for the names) in ISO-8859-1, or the three joined in one
UTF-8 file. « Le vide n’est pas zéro » : an empty number of beds stays unknown.
Columns of PALIA, deduced: A1 has LISP, A2 beds, A6 has a USP, A8 beds, A10 has an EMSP.
"""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TextIO

from .fiches import (
    Activite,
    Element,
    Etablissement,
    Fautive,
    departement_de,
    est_un_finess,
    insee_lu,
    lire_nombre,
)
from .positionnel import lignes

OUI = "1"
# Type → column that says yes or no, column of the beds.
JOINT = {"LISP": ("lisp", "lisp_lits"), "USP": ("usp", "usp_lits"), "EMSP": ("emsp", ""),
         "HAD": ("had", "")}  # fmt: skip
PALIA = {"LISP": ("palia_a1", "palia_a2"), "USP": ("palia_a6", "palia_a8"),
         "EMSP": ("palia_a10", "")}  # fmt: skip
# The columns by which each table is known, in lower case.
SIGNATURES: dict[str, frozenset[str]] = {
    "joint": frozenset({"finess_et", "raison_sociale", "lisp", "usp", "emsp", "had"}),
    "palia": frozenset({"bor", "an", "fi", "palia_a1", "palia_a6", "palia_a10"}),
    "had": frozenset({"bor", "an", "fi", "sej_had"}),
    "id": frozenset({"bor", "an", "fi", "rs", "cominsee", "dep"}),
}


def table_de(entete: str) -> str:
    """Which table a first line is that of; nothing if it is none of them."""
    noms = frozenset(nom.strip('"').lower() for nom in entete.split(";"))
    return next((nom for nom, attendus in SIGNATURES.items() if attendus <= noms), "")


def jour_de(table: str, premiere_donnee: str, entete: str, nom: str) -> date | None:
    """31 December of the year that the rows give or, for the joined table, the name of the file."""
    noms = [champ.strip('"').lower() for champ in entete.split(";")]
    annee = ""
    if "an" in noms and premiere_donnee:
        annee = premiere_donnee.split(";")[noms.index("an")].strip('"')
    elif trouvee := re.search(r"(?<!\d)20\d\d(?!\d)", nom):
        annee = trouvee[0]
    return date(int(annee), 12, 31) if re.fullmatch(r"20\d\d", annee) else None


def lire(texte: TextIO, table: str) -> Iterator[Element]:
    noms: list[str] = []
    convertir = CONVERSIONS[table]
    for numero, ligne in lignes(texte):
        if not ligne and ligne is not None:
            continue
        try:
            champs = next(csv.reader([ligne or ""], delimiter=";", strict=True))
        except csv.Error:
            yield Fautive(f"ligne {numero}", "guillemets mal fermés")
            continue
        if not noms:
            noms = [nom.lower() for nom in champs]
        elif len(champs) != len(noms):
            message = f"{len(champs)} champs trouvés, {len(noms)} attendus"
            yield Fautive(f"ligne {numero}", message)
        else:
            rangee = dict(zip(noms, champs, strict=True))
            finess = rangee.get("finess_et") or rangee.get("fi", "")
            if est_un_finess(finess):
                yield from convertir(finess, rangee)
            else:
                message = f"« {finess[:20]} » n’est pas un FINESS de 9 caractères"
                yield Fautive(f"ligne {numero}", message)


def _offres(
    finess: str, rangee: dict[str, str], colonnes: dict[str, tuple[str, str]]
) -> Iterator[Activite]:
    for type_, (oui, lits) in colonnes.items():
        if rangee.get(oui) == OUI:
            yield Activite(
                finess=finess, type=type_, lits=lire_nombre(rangee.get(lits)) if lits else None
            )


def _joint(finess: str, rangee: dict[str, str]) -> Iterator[Element]:
    """The offers first: an establishment is kept for what it holds."""
    yield from _offres(finess, rangee, JOINT)
    yield Etablissement(
        finess=finess,
        nom=rangee["raison_sociale"],
        categorie=rangee.get("categorie_code", ""),
        departement=departement_de(rangee.get("departement", "")),
        commune=insee_lu(rangee.get("code_insee", "")),
    )


def _identite(finess: str, rangee: dict[str, str]) -> Iterator[Element]:
    yield Etablissement(
        finess=finess,
        nom=rangee["rs"],
        categorie=rangee.get("cat", ""),
        departement=departement_de(rangee["dep"]),
        commune=insee_lu(rangee["cominsee"]),
    )


def _palia(finess: str, rangee: dict[str, str]) -> Iterator[Element]:
    yield from _offres(finess, rangee, PALIA)


def _had(finess: str, rangee: dict[str, str]) -> Iterator[Element]:
    yield Activite(finess=finess, type="HAD", nom=rangee.get("rs", ""))


CONVERSIONS: dict[str, Callable[[str, dict[str, str]], Iterator[Element]]] = {
    "joint": _joint,
    "palia": _palia,
    "had": _had,
    "id": _identite,
}
