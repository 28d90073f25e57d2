"""Reads of attendance: the directory to match a list with, who usually comes."""

from collections.abc import Sequence

from acteurs.models import Professionnel
from evenements.emargement import Fiche, LigneLue, Rapprochement, rapprocher

COLONNES = ("pk", "code", "nom", "prenom", "email", "profession", "structure__nom")


def fiches(**criteres) -> list[Fiche]:
    """People of the cell's directory."""
    lignes = Professionnel.objects.filter(**criteres).order_by("cle_tri", "pk")
    return [
        Fiche(*valeurs, structure or "") for *valeurs, structure in lignes.values_list(*COLONNES)
    ]


def rapprocher_de_l_annuaire(lignes: Sequence[LigneLue]) -> list[Rapprochement]:
    """Who of the cell's directory each line names; one query whatever the list."""
    return rapprocher(lignes, fiches())
