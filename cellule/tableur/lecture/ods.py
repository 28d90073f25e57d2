"""LibreOffice workbooks (.ods), by odfdo."""

from datetime import datetime, timedelta
from io import BytesIO
from itertools import islice

from lxml.etree import LxmlError
from odfdo import Document

from cellule.dossier.genres import Irrecevable, cite

from .base import (
    COLONNES_MAXI,
    ENREGISTRER,
    PARCOURUES_MAXI,
    Feuille,
    FichierIllisible,
    Grille,
    lettre,
    refuser_la_formule,
)

ABIME = (LxmlError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError)


def feuilles(octets: bytes) -> list[Feuille]:
    try:
        tables = Document(BytesIO(octets)).body.tables
        return [
            Feuille(table.name, lambda table=table: lire(table), cachee=_est_cachee(table))
            for table in tables
        ]
    except ABIME as erreur:
        raise FichierIllisible(
            f"Ce classeur est abîmé ({type(erreur).__name__}) : {ENREGISTRER}."
        ) from None


def _est_cachee(table) -> bool:
    """The look of a sheet says whether it is shown."""
    style = table.document_body.parent.get_element(
        f'//style:style[@style:name="{table.style}"]/style:table-properties'
    ) if table.style else None  # fmt: skip
    return style is not None and style.get_attribute("table:display") is False


def lire(table) -> Grille:
    grille = Grille()
    # A sheet is padded with a million empty rows, said once with their number.
    table.rstrip(aggressive=True)
    for numero, rangee in enumerate(islice(table.traverse(), PARCOURUES_MAXI), start=1):
        cellules = []
        for place, cellule in enumerate(islice(rangee.traverse(), COLONNES_MAXI + 1)):
            cellules.append(_valeur(cellule, f"{lettre(place)}{numero}"))
            _noter_la_fusion(grille, cellule, numero, place)
        grille.ajouter(numero, cellules)
    return grille


def _noter_la_fusion(grille: Grille, cellule, numero: int, place: int) -> None:
    larges = int(cellule.get_attribute("table:number-columns-spanned") or 1)
    hautes = int(cellule.get_attribute("table:number-rows-spanned") or 1)
    if larges > 1 or hautes > 1:
        grille.fusions.append((numero, numero + hautes - 1, place, place + larges - 1))


def _valeur(cellule, adresse: str) -> object:
    valeur = cellule.value
    if cellule.formula:
        return refuser_la_formule(cellule.formula.removeprefix("of:"), adresse, valeur)
    if isinstance(valeur, timedelta):
        return Irrecevable(f"{cite(valeur)} est une durée ou une heure seule : écrivez un nombre")
    if isinstance(valeur, datetime):
        return valeur.replace(microsecond=0)
    return valeur
