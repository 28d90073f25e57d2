"""Random valid dossiers, for hypothesis: many rows of every table, days near every boundary.

Hypothesis draws the size of each table and one seed; the rows come from generators of their own,
seeded by table and rank. Its choices stay few enough for dossiers of hundreds of rows, and a
failing dossier shrinks table by table: a row stays as it was when those after it go away.
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


def dossiers(plus: int = 12) -> st.SearchStrategy[Dossier]:
    """Up to `plus` rows in each table, several times more in the journal and the directory."""
    tailles = {nom: st.integers(0, plus * FOIS.get(nom, 1))
               for nom in TABLES}  # fmt: skip
    return st.builds(dossier, st.integers(0, 2**32), st.fixed_dictionaries(tailles))


__all__ = ["TABLES", "dossier", "dossiers"]
