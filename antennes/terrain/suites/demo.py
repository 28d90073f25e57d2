"""What the example shows of a meeting's aftermath."""

from datetime import timedelta

from antennes.models import Mandat
from cellule.demo.calendrier import jour_ouvre
from cellule.demo.registre import declarer_complement
from cellule.models import Cellule
from cellule.perimetre import exiger
from evenements.models import Activite, LigneCompteRendu, StatutActivite, TypeActivite

from .actions import garder_un_envoi, planifier_la_reunion

ENVOYES = 2
# How far ahead the next meeting of the référent's antenna is planned.
DANS = timedelta(days=20)
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


@declarer_complement
def preparer_une_reunion() -> int:
    """The next meeting of the antenna that has a référent, planned as the page plans it."""
    cellule = Cellule.objects.get(pk=exiger().cellule_id)
    mandat = Mandat.objects.filter(fin=None).order_by("pk").select_related("antenne").first()
    if mandat is None:
        return 0
    jour = jour_ouvre(cellule.aujourdhui() + DANS, cellule.departements[0])
    planifier_la_reunion(
        intitule=f"Antenne {mandat.antenne.nom} – Le relais entre hôpital et domicile",
        debut=f"{jour:%Y-%m-%d}T14:00",
        heures=2,
        modalite="visio",
        objectifs="Le relais entre hôpital et domicile",
        programme="Tour de table\nDeux situations racontées par les équipes\nCe que l’on décide",
        antennes=[mandat.antenne],
    )
    return 1
