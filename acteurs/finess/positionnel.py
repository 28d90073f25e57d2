"""cs1100502 and cs1100507: rows without names, told by their first field, separated by « ; »."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import TextIO

from .fiches import (
    Element,
    Etablissement,
    Fautive,
    departement_de,
    est_un_finess,
    insee,
    lire_jour,
)

ETABLISSEMENT, GEOLOCALISATION = "structureet", "geolocalisation"
# Fields of each section, the name of the section included.
CHAMPS = {ETABLISSEMENT: 32, GEOLOCALISATION: 6}
ENTETE = "finess"
# No true row is a twentieth of it: a longer one is another kind of file.
LONGUEUR_MAXIMALE = 20_000


def lignes(texte: TextIO) -> Iterator[tuple[int, str | None]]:
    """The lines and their numbers; None for one that is too long to be a row."""
    numero = 0
    while ligne := texte.readline(LONGUEUR_MAXIMALE):
        numero += 1
        if len(ligne) < LONGUEUR_MAXIMALE or ligne.endswith("\n"):
            yield numero, ligne.rstrip("\r\n")
            continue
        while (suite := texte.readline(LONGUEUR_MAXIMALE)) and not suite.endswith("\n"):
            pass
        yield numero, None


def jour_de(entete: str) -> date | None:
    """« finess;etalab;111;2026-05-12 »"""
    champs = entete.split(";")
    return lire_jour(champs[3]) if champs[0] == ENTETE and len(champs) > 3 else None


def lire(texte: TextIO) -> Iterator[Element]:
    for numero, ligne in lignes(texte):
        if ligne is None:
            yield Fautive(f"ligne {numero}", f"plus de {LONGUEUR_MAXIMALE} caractères")
        elif ligne and not (numero == 1 and ligne.startswith(f"{ENTETE};")):
            try:
                lu = _lire(ligne)
            except (ValueError, csv.Error) as faute:
                yield Fautive(f"ligne {numero}", str(faute))
            else:
                if lu is not None:
                    yield lu


def _lire(ligne: str) -> Etablissement | None:
    """One row; coordinates are checked and left, no sheet keeps them."""
    champs = _decouper(ligne)
    section = champs[0]
    if section not in CHAMPS:
        attendues = " ou ".join(f"« {nom} »" for nom in CHAMPS)
        raise ValueError(f"commence par « {section[:20]} », {attendues} attendu")
    if len(champs) == CHAMPS[section] + 1 and not champs[-1]:
        champs.pop()
    if len(champs) != CHAMPS[section]:
        raise ValueError(f"{len(champs)} champs trouvés, {CHAMPS[section]} attendus")
    if not est_un_finess(champs[1]):
        raise ValueError(f"« {champs[1][:20]} » n’est pas un FINESS de 9 caractères")
    if section == GEOLOCALISATION:
        return None
    return Etablissement(
        finess=champs[1],
        nom=" ".join((champs[4] or champs[3]).split()),
        categorie=champs[18],
        departement=departement_de(champs[13]),
        commune=insee(champs[13], champs[12]),
        telephone=champs[16],
        ouverte_le=lire_jour(champs[28]),
    )


def _decouper(ligne: str) -> list[str]:
    """RFC 4180 inside a line; most have no quote, and are cut twenty times faster."""
    if '"' not in ligne:
        return ligne.split(";")
    try:
        return next(csv.reader([ligne], delimiter=";", strict=True))
    except csv.Error:
        raise ValueError("guillemets mal fermés") from None
