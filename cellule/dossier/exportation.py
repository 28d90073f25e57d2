"""The export of a cell: the rows of the format's tables, in the order in which they were added."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from django.db.models import Q

from cellule.colonnes import CELLULE
from cellule.models import Cellule
from cellule.perimetre import perimetre

from .deduction import Colonne
from .format import noms_des_tables
from .registre import tables
from .sorties import creer
from .tables import Table

LOT = 5000

# Told how many rows of which table are written.
Suivi = Callable[[str, int], None]


def exporter(cellule: Cellule, chemin: Path, *, suivi: Suivi) -> dict[str, int]:
    """Write the dossier of a cell; return the number of rows of each table."""
    nombres = {}
    # One instant: a dossier whose attendance knows more than its journal could not be read back.
    with creer(chemin) as sortie, perimetre(cellule, fige=True):
        for nom in noms_des_tables():
            if nom == CELLULE.nom:
                valeurs = [getattr(cellule, colonne.attribut) for colonne in CELLULE.colonnes]
                nombres[nom] = sortie.table(CELLULE, [valeurs])
            else:
                nombres[nom] = sortie.table(tables()[nom], lignes(tables()[nom], suivi))
    return nombres


def lignes(
    table: Table, suivi: Suivi | None = None, *, parmi: Q | None = None
) -> Iterator[Sequence[object]]:
    """The rows of a table in the current cell, as the format has them: keys become codes."""
    directes = [colonne for colonne in table.colonnes if not colonne.liste_de_liens]
    rangees = table.modele.objects.filter(parmi or Q()).order_by("pk")
    rangees = rangees.values_list("pk", *(c.chemin for c in directes)).iterator(LOT)
    lues = 0
    while lot := list(islice(rangees, LOT)):
        listes = {
            colonne.nom: codes_designes(colonne, [cle for cle, *_ in lot])
            for colonne in table.colonnes
            if colonne.liste_de_liens
        }
        for cle, *valeurs in lot:
            reste = iter(valeurs)
            yield [
                listes[c.nom].get(cle, []) if c.liste_de_liens else next(reste)
                for c in table.colonnes
            ]
        lues += len(lot)
        if suivi:
            suivi(table.nom, lues)


def codes_designes(colonne: Colonne, cles: Sequence[int]) -> dict[int, list[str]]:
    """What the list column of these rows names, in order."""
    champ = colonne.champ
    source, cible = champ.m2m_field_name(), champ.m2m_reverse_field_name()
    liens = champ.remote_field.through.objects.filter(**{f"{source}__in": cles})
    listes: dict[int, list[str]] = {}
    paires = liens.order_by("rang", "pk").values_list(f"{source}_id", f"{cible}__code")
    for cle, code in paires:
        listes.setdefault(cle, []).append(code)
    return listes
