"""Excel workbooks (.xlsx): read as a stream; what is calculated is refused with its address."""

import warnings
import zipfile
from io import BytesIO
from itertools import islice

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from cellule.dossier.sources.classeur import ABIME, lire_cellule

from .base import (
    ENREGISTRER,
    PARCOURUES_MAXI,
    Feuille,
    FichierIllisible,
    Fusion,
    Grille,
    lettre,
    refuser_la_formule,
)

FUSION = "{*}mergeCell"


def feuilles(octets: bytes) -> list[Feuille]:
    classeur = _ouvrir(octets)
    return [
        Feuille(
            feuille.title,
            lambda nom=feuille.title: lire(octets, nom),
            cachee=feuille.sheet_state != "visible",
        )
        for feuille in classeur.worksheets
    ]


def _ouvrir(octets: bytes, *, valeurs: bool = False):
    try:
        with warnings.catch_warnings(action="ignore"):
            return load_workbook(
                BytesIO(octets), read_only=True, data_only=valeurs, keep_links=False
            )
    except ABIME as erreur:
        raise FichierIllisible(
            f"Ce classeur est abîmé ({type(erreur).__name__}) : {ENREGISTRER}."
        ) from None


def lire(octets: bytes, nom: str) -> Grille:
    """The cells of one sheet; the value last shown by a formula is said, not taken."""
    feuille = _ouvrir(octets)[nom]
    grille, formules = Grille(), []
    for numero, cellules in _rangees(feuille):
        lues = []
        for place, cellule in enumerate(cellules):
            if cellule.value is not None and cellule.data_type == "f":
                formules.append((numero, place))
                lues.append(cellule)
            else:
                lues.append(lire_cellule(cellule))
        grille.ajouter(numero, lues)
    if formules:
        _refuser_les_formules(octets, nom, grille, set(formules))
    grille.fusions = _fusions(octets, feuille._worksheet_path)
    return grille


def _rangees(feuille):
    # The size written in the file is often wrong: read what is there.
    feuille.reset_dimensions()
    rangees = iter(feuille.iter_rows())
    numero = 0
    try:
        with warnings.catch_warnings(action="ignore"):
            for numero, cellules in enumerate(islice(rangees, PARCOURUES_MAXI), start=1):
                yield numero, cellules
    except ABIME as erreur:
        raise FichierIllisible(
            f"La feuille est abîmée après la ligne {numero} ({type(erreur).__name__}) : "
            f"{ENREGISTRER}."
        ) from None


def _refuser_les_formules(octets: bytes, nom: str, grille: Grille, lieux: set) -> None:
    """Put in the place of each formula why it is not read, with what the sheet showed."""
    montrees = {}
    for numero, cellules in _rangees(_ouvrir(octets, valeurs=True)[nom]):
        montrees |= {
            (numero, place): cellule.value
            for place, cellule in enumerate(cellules)
            if (numero, place) in lieux
        }
    for numero, cellules in grille.rangees:
        for place, cellule in enumerate(cellules):
            if (numero, place) in lieux:
                texte = str(getattr(cellule.value, "text", cellule.value))
                cellules[place] = refuser_la_formule(
                    texte, f"{lettre(place)}{numero}", montrees.get((numero, place))
                )


def _fusions(octets: bytes, chemin: str) -> list[Fusion]:
    """The merged cells, which a sheet read as a stream does not tell."""
    fusions = []
    with (
        zipfile.ZipFile(BytesIO(octets)) as archive,
        archive.open(chemin.removeprefix("/")) as fichier,
    ):
        lecteur = etree.iterparse(
            fichier, tag=(FUSION, "{*}row"), resolve_entities=False, no_network=True
        )
        for _, element in lecteur:
            if element.get("ref"):
                gauche, haut, droite, bas = range_boundaries(element.get("ref"))
                fusions.append((haut, bas, gauche - 1, droite - 1))
            element.clear()
    return fusions
