"""The real palliative teams of the cell's departments: one sheet per type that a FINESS holds.

Source: SAE 2023 (DREES), see `cellule/donnees/README.md`. Nothing is invented about them: no
phone, no address, no opening date, and what the source leaves empty stays empty.
"""

import csv
from collections.abc import Iterator

from acteurs.noms_reels import nom_de_l_offre
from cellule.demo.monde import Monde
from cellule.territoires import DONNEES

FICHIER = DONNEES / "structures_palliatives_2023.csv"
LITS = {"USP": "usp_lits", "LISP": "lisp_lits"}


def lignes_reelles(departements: tuple[str, ...]) -> Iterator[dict[str, str]]:
    with FICHIER.open(encoding="utf-8", newline="") as fichier:
        for ligne in csv.DictReader(fichier, delimiter=";"):
            if ligne["departement"] in departements:
                yield ligne


def reprendre_les_structures(monde: Monde) -> None:
    for ligne in lignes_reelles(monde.profil.departements):
        for type_ in ligne["types"].split("+"):
            lits = ligne[LITS[type_]] if type_ in LITS else ""
            monde.ajouter(
                "structures",
                code=monde.code("str-"),
                nom=nom_de_l_offre(type_, ligne["raison_sociale"]),
                type=type_,
                echelon="local",
                departement=ligne["departement"],
                commune=ligne["code_insee"],
                finess=ligne["finess_et"],
                lits=int(lits) if lits else None,
                publiee=True,
            )
