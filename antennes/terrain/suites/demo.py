"""What the example shows of a meeting's aftermath."""

from cellule.demo.registre import declarer_complement
from cellule.models import Cellule
from cellule.perimetre import exiger
from evenements.models import Activite, LigneCompteRendu, StatutActivite, TypeActivite

from .actions import garder_un_envoi

ENVOYES = 2
PAR = "Dominique Faure"


@declarer_complement
def envoyer_des_comptes_rendus() -> int:
    """The minutes of the last meetings that have some, as they were sent."""
    cellule = Cellule.objects.get(pk=exiger().cellule_id)
    ecrites = LigneCompteRendu.objects.values("activite")
    tenues = Activite.objects.filter(
        type=TypeActivite.REUNION_ANTENNE, statut_retenu=StatutActivite.TENU, pk__in=ecrites
    ).order_by("-jour_retenu", "-pk")
    reunions = list(tenues[:ENVOYES])
    for reunion in reunions:
        garder_un_envoi(cellule, reunion, par=PAR)
    return len(reunions)
