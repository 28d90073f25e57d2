"""Fingerprints of the facts of a year, to say later which rows have changed.

A frozen report keeps them; compared with those of today they name each row that was added,
changed or removed since, however it was: by a page, an import, or straight in the database.
"""

from collections import defaultdict

from cellule.actions.multiensemble import empreinte

from .exportation import lignes
from .registre import tables
from .tables import Table

# By table, by row: sixty-four bits in hexadecimal.
Faits = dict[str, dict[str, str]]
MASQUE = 2**64 - 1


def faits_de_l_annee(annee: int) -> Faits:
    """The fingerprints of the rows of the current cell; of the tables that say which rows are of
    a year (`Table.de_l_annee`), only those of this one."""
    faits = {nom: _faits(table, annee) for nom, table in tables().items()}
    return {nom: par_ligne for nom, par_ligne in faits.items() if par_ligne}


def _faits(table: Table, annee: int) -> dict[str, str]:
    """Rows are named by their code, or by what their first column says; those of one name (the
    attendance of a meeting) are added up, so that their order does not matter."""
    sommes: defaultdict[str, int] = defaultdict(int)
    ecrire = [colonne.genre.ecrire for colonne in table.colonnes]
    filtre = table.de_l_annee(annee) if table.de_l_annee else None
    for ligne in lignes(table, parmi=filtre):
        textes = tuple(dire(valeur) for dire, valeur in zip(ecrire, ligne, strict=True))
        sommes[textes[0]] = (sommes[textes[0]] + empreinte(textes)) & MASQUE
    return {nom: f"{somme:016x}" for nom, somme in sorted(sommes.items())}


def comparer(avant: Faits, apres: Faits) -> list[tuple[str, str, str]]:
    """(table, row, « ajout », « changement » or « retrait ») of each difference."""
    ecarts = []
    for table in sorted(avant.keys() | apres.keys()):
        vieux, neufs = avant.get(table, {}), apres.get(table, {})
        for nom in sorted(vieux.keys() | neufs.keys()):
            if nom not in vieux:
                ecarts.append((table, nom, "ajout"))
            elif nom not in neufs:
                ecarts.append((table, nom, "retrait"))
            elif vieux[nom] != neufs[nom]:
                ecarts.append((table, nom, "changement"))
    return ecarts
