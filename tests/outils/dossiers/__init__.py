"""Random valid dossiers, for hypothesis: many rows of every table, days near every boundary.

Hypothesis draws one seed and one scale; sizes and rows come from generators of their own, seeded
by table and rank. Its choices stay few, so that each example is another dossier, of hundreds of
rows if need be; a failing one shrinks by its scale: the rows that are left stay as they were.
"""

from hypothesis import strategies as st

from . import acteurs, activites, autres, missions
from .hasard import Dossier, Hasard

# In the order in which rows may name others: a row refers to tables above it.
TABLES = acteurs.TABLES | activites.TABLES | missions.TABLES | autres.TABLES

# How many times more rows than elsewhere.
FOIS = acteurs.FOIS | activites.FOIS | missions.FOIS

Tailles = dict[str, int]


def dossier(graine: int, tailles: Tailles) -> Dossier:
    """The valid dossier of this seed with so many rows of each table."""
    tables: Dossier = {"cellule": [acteurs.cellule(Hasard(f"{graine} cellule"))]}
    for nom, ligne in TABLES.items():
        tables[nom] = []
        for rang in range(tailles.get(nom, 0)):
            tiree = ligne(Hasard(f"{graine} {nom} {rang}"), rang, tables)
            if tiree is not None:
                tables[nom].append(tiree)
    for nom, lignes in tables.items():
        hasard = Hasard(f"{graine} {nom} blancs")
        tables[nom] = [hasard.espacer(ligne) for ligne in lignes]
    return {nom: lignes for nom, lignes in tables.items() if lignes}


def tailles(graine: int, echelle: int) -> Tailles:
    """How many rows of each table: some tables are empty, the journal and directory are full."""
    tirees = {}
    for nom in TABLES:
        hasard = Hasard(f"{graine} {nom} taille")
        vide = hasard.vrai(0.1)
        tirees[nom] = 0 if vide else int(hasard.random() * (echelle * FOIS.get(nom, 1) + 1))
    return tirees


def dossiers(echelle: int = 12) -> st.SearchStrategy[Dossier]:
    """Up to `echelle` rows in each table, several times more in the journal and the directory."""
    return st.builds(
        lambda graine, echelle: dossier(graine, tailles(graine, echelle)),
        st.integers(0, 2**64),
        st.integers(1, echelle),
    )


__all__ = ["TABLES", "dossier", "dossiers"]
