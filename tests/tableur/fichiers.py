"""Files with the defects of those that people have."""

from collections.abc import Sequence
from io import BytesIO

from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook

NBSP, FINE = "\u00a0", "\u202f"


def csv(*lignes: str, encodage: str = "utf-8") -> bytes:
    return "\n".join(lignes).encode(encodage)


def xlsx(
    *lignes: Sequence[object],
    fusions: Sequence[str] = (),
    autres: dict[str, Sequence[Sequence[object]]] | None = None,
    cachees: Sequence[str] = (),
) -> bytes:
    """A workbook; `autres` are its other sheets, before which « Annuaire » stands."""
    classeur = Workbook()
    classeur.active.title = "Annuaire"
    for nom, rangees in {"Annuaire": lignes, **(autres or {})}.items():
        feuille = classeur[nom] if nom in classeur.sheetnames else classeur.create_sheet(nom)
        for rangee in rangees:
            feuille.append(rangee)
        if nom in cachees:
            feuille.sheet_state = "hidden"
    for fusion in fusions:
        classeur["Annuaire"].merge_cells(fusion)
    sortie = BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def ods(*lignes: Sequence[object], vides: int = 0) -> bytes:
    """A LibreOffice workbook, padded with empty rows and columns as LibreOffice does."""
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Annuaire")
    for ligne in lignes:
        rangee = Row()
        for valeur in ligne:
            rangee.append_cell(valeur if isinstance(valeur, Cell) else Cell(valeur))
        if vides:
            rangee.append_cell(Cell(None, repeated=vides))
        table.append_row(rangee)
    if vides:
        fin = Row()
        fin.append_cell(Cell(None, repeated=vides))
        fin.repeated = 1_000_000
        table.append_row(fin)
    document.body.append(table)
    sortie = BytesIO()
    document.save(sortie)
    return sortie.getvalue()
