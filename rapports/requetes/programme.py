"""Reads of the programme of actions for the pages: its lines, in the order of the missions."""

from collections.abc import Iterable

from cellule.instantane import Cadre, demander
from rapports.models import LigneProgramme, Mission

RANGS = {mission: rang for rang, mission in enumerate(Mission.values)}


def programme_de(annee: int, *, pour_ecrire: bool = False) -> list[LigneProgramme]:
    """The actions of a year by mission; `pour_ecrire` keeps others from changing them meanwhile."""
    lignes = LigneProgramme.objects.filter(annee=annee).order_by("pk")
    if pour_ecrire:
        lignes = lignes.select_for_update()
    return sorted(lignes, key=lambda ligne: (RANGS[ligne.mission], ligne.pk))


def par_mission(lignes: Iterable[LigneProgramme]) -> list[tuple[Mission, list[LigneProgramme]]]:
    """The lines of each of the four missions, those without a line included."""
    lignes = list(lignes)
    return [(m, [ligne for ligne in lignes if ligne.mission == m]) for m in Mission]


def pilotes_imprimes(cadre: Cadre, lignes: Iterable[LigneProgramme]) -> dict[str, str]:
    """What the report prints for the pilots who are a person of the directory: their function."""
    return demander("fonctions", cadre, sorted({ligne.pilote for ligne in lignes} - {""}))
