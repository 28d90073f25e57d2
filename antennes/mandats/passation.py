"""« Passation »: what the next référent of an antenna needs, which makes itself from the rest."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet

from acteurs.models import Professionnel, Structure
from acteurs.models.structures import PALLIATIFS
from antennes.models import CLOSES, Antenne, Mandat, NouvelleDuTerrain, Piste
from antennes.requetes import ouvertes, reunions_de
from cellule.models import Cellule
from evenements.enrichissements import avec_la_derniere_rencontre, mois_avant
from evenements.models import (
    SUITES_OUVERTES,
    Activite,
    LigneCompteRendu,
    Participation,
    StatutActivite,
    StatutPresence,
)

# How far back the people of the meetings, and the news, are looked for.
MOIS = 24


@dataclass(frozen=True)
class Passation:
    """What is handed over, as of a day."""

    equipes: list[Structure]
    personnes: list[Professionnel]
    pistes: list[Piste]
    promesses: list[LigneCompteRendu]
    prochaines: list[Activite]
    dernieres: list[Activite]
    nouvelles: list[NouvelleDuTerrain]


def passation_de(mandat: Mandat, cellule: Cellule) -> Passation:
    """Of the antenna of a mandate, today: what was dealt with since its end is there no more."""
    jour, antenne = cellule.aujourdhui(), mandat.antenne
    nouvelles = NouvelleDuTerrain.objects.filter(antenne=antenne, jour__gte=mois_avant(jour, MOIS))
    return Passation(
        equipes=list(_equipes(antenne, jour)),
        personnes=list(_personnes(antenne, jour)),
        pistes=list(_pistes(antenne)),
        promesses=list(_promesses(antenne)),
        prochaines=list(_prochaines(antenne, jour)),
        dernieres=reunions_de(antenne, jour),
        nouvelles=list(nouvelles.order_by("-jour", "-pk")),
    )


def _equipes(antenne: Antenne, jour: date) -> QuerySet[Structure]:
    """The palliative teams of its departments, with the last day on which each was met."""
    actives = Structure.objects.filter(
        ouvertes(jour),
        survivante=None,
        type__in=PALLIATIFS,
        departement__in=antenne.departements,
    )
    return avec_la_derniere_rencontre(actives).order_by("cle_tri", "pk")


def _personnes(antenne: Antenne, jour: date) -> QuerySet[Professionnel]:
    """Who came to its meetings: how many times (`fois`), the last day (`venu_le`)."""
    venues = Participation.objects.filter(
        statut=StatutPresence.PRESENT,
        activite__antennes=antenne,
        activite__statut_retenu=StatutActivite.TENU,
        activite__jour_retenu__gte=mois_avant(jour, MOIS),
        activite__jour_retenu__lte=jour,
        professionnel__equipe_cellule=False,
    )
    comptes = {
        cle: (fois, dernier)
        for cle, fois, dernier in venues.order_by()
        .values("professionnel")
        .annotate(fois=Count("activite", distinct=True), dernier=Max("activite__jour_retenu"))
        .values_list("professionnel", "fois", "dernier")
    }
    personnes = Professionnel.objects.filter(pk__in=comptes).select_related("structure")
    for une in personnes:
        une.fois, une.venu_le = comptes[une.pk]
    return personnes


def _pistes(antenne: Antenne) -> QuerySet[Piste]:
    siennes = Piste.objects.filter(antennes=antenne).exclude(etat__in=CLOSES)
    return siennes.select_related("responsable", "projet").order_by("ouverte_le", "pk")


def _promesses(antenne: Antenne) -> QuerySet[LigneCompteRendu]:
    """What somebody said they would do, and has not done: the first due first."""
    promises = LigneCompteRendu.objects.filter(
        activite__antennes=antenne, suite__in=SUITES_OUVERTES
    )
    lues = promises.select_related("activite", "responsable")
    return lues.order_by("echeance", "activite__jour_retenu", "pk")


def _prochaines(antenne: Antenne, jour: date) -> QuerySet[Activite]:
    prevues = Activite.objects.filter(
        antennes=antenne, statut_retenu=StatutActivite.PLANIFIE, jour_retenu__gte=jour
    )
    return prevues.order_by("jour_retenu", "pk")
