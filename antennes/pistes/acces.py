"""Who writes a piste: the team everywhere, a référent where one of its antennas is his."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from antennes import droits
from antennes.models import Antenne, NouvelleDuTerrain, Piste
from antennes.terrain.acces import PAS_LA_SIENNE, exiger_son_antenne, ses_antennes
from cellule.droits import peut


def ecrit_dans(request: HttpRequest, antennes: Iterable[int]) -> bool:
    """Whether this person may write what concerns these antennas (their keys)."""
    if peut(request, droits.ECRIRE.code):
        return True
    siennes = peut(request, droits.TERRAIN.code) and ses_antennes(request)
    return bool(siennes) and siennes.filter(pk__in=list(antennes)).exists()


def exiger_une_des_siennes(request: HttpRequest, antennes: Iterable[int]) -> None:
    if not ecrit_dans(request, antennes):
        raise PermissionDenied(PAS_LA_SIENNE)


def ecrit_la_piste(request: HttpRequest, piste: Piste) -> bool:
    return ecrit_dans(request, piste.liens_antennes.values_list("antenne", flat=True))


def ecrit_la_nouvelle(request: HttpRequest, nouvelle: NouvelleDuTerrain) -> bool:
    return ecrit_dans(request, [nouvelle.antenne_id])


def exiger_les_antennes_de_la_piste(
    request: HttpRequest, piste: Piste | None, champs: dict
) -> None:
    """A référent puts a piste in his antennas only, and takes it out of no other."""
    if peut(request, droits.ECRIRE.code) or "antennes" not in champs:
        return
    avant = set(piste.antennes.all()) if piste else set()
    voulues: set[Antenne] = set(champs["antennes"])
    if not voulues:
        raise PermissionDenied(PAS_LA_SIENNE)
    for antenne in avant ^ voulues:
        exiger_son_antenne(request, antenne)


def exiger_l_antenne_de_la_nouvelle(
    request: HttpRequest, nouvelle: NouvelleDuTerrain | None, champs: dict
) -> None:
    if not peut(request, droits.ECRIRE.code) and "antenne" in champs:
        exiger_son_antenne(request, champs["antenne"])
