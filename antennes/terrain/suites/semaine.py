"""What waits for a référent this week: meetings to confirm, tasks, antennas that do not meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from acteurs.gouvernance.requetes import actifs
from antennes.models import Antenne, Mandat
from antennes.requetes import ouvertes, sans_reunion
from cellule.droits import TABLE
from cellule.models import Cellule, Utilisateur
from cellule.requetes import membres_de
from evenements.models import Activite, LigneCompteRendu, TypeActivite
from evenements.requetes import toutes_a_confirmer
from evenements.taches.requetes import A_FAIRE, taches

UNE_SEMAINE = timedelta(days=7)
TERRAIN = "terrain.ecrire"


def lundi(jour: date) -> date:
    return jour - timedelta(days=jour.weekday())


@dataclass(frozen=True)
class Referent:
    """Somebody whose mandates are under way, the account that they sign in with."""

    compte: Utilisateur
    mandats: list[Mandat]

    @property
    def antennes(self) -> list[Antenne]:
        return [mandat.antenne for mandat in self.mandats]


def referents(cellule: Cellule) -> Iterator[Referent]:
    """Those who may write on the field today, by a role and by a mandate on an open antenna."""
    jour = cellule.aujourdhui()
    comptes = {compte.pk: compte for compte in membres_de(cellule, TABLE[TERRAIN].roles)}
    mandats = actifs(Mandat.objects.filter(professionnel__utilisateur__in=comptes), jour)
    siens: dict[int, dict[int, Mandat]] = {}
    ouvertes_ce_jour = Antenne.objects.filter(ouvertes(jour)).values("pk")
    for mandat in mandats.filter(antenne__in=ouvertes_ce_jour).select_related(
        "antenne", "professionnel"
    ):
        antennes = siens.setdefault(mandat.professionnel.utilisateur_id, {})
        antennes.setdefault(mandat.antenne_id, mandat)
    for cle, compte in comptes.items():
        if cle in siens:
            yield Referent(compte, list(siens[cle].values()))


@dataclass(frozen=True)
class Semaine:
    """What a référent is told of; each item with the mandate by which it is theirs."""

    a_confirmer: list[tuple[Activite, Mandat]]
    taches: list[tuple[LigneCompteRendu, Mandat]]
    muettes: list[Antenne]

    def __bool__(self) -> bool:
        return bool(self.a_confirmer or self.taches or self.muettes)


def semaine_de(referent: Referent, jour: date) -> Semaine:
    par_antenne = {mandat.antenne_id: mandat for mandat in referent.mandats}

    def avec_son_mandat(lignes, activite_de) -> list:
        return [(ligne, _mandat_de(activite_de(ligne), par_antenne)) for ligne in lignes]

    reunions = toutes_a_confirmer(jour).filter(
        pk__in=reunions_de(par_antenne), type=TypeActivite.REUNION_ANTENNE
    )
    dues = taches().filter(
        A_FAIRE, activite__in=reunions_de(par_antenne), echeance__lt=lundi(jour) + UNE_SEMAINE
    )
    return Semaine(
        avec_son_mandat(reunions.prefetch_related("antennes"), lambda une: une),
        avec_son_mandat(
            dues.order_by("echeance", "pk").prefetch_related("activite__antennes"),
            lambda une: une.activite,
        ),
        list(sans_reunion(jour).filter(pk__in=par_antenne)),
    )


def reunions_de(antennes) -> QuerySet:
    """The activities of these antennas, each once."""
    return Activite.objects.filter(antennes__in=list(antennes)).values("pk")


def _mandat_de(activite: Activite, par_antenne: dict[int, Mandat]) -> Mandat:
    return next(par_antenne[a.pk] for a in activite.antennes.all() if a.pk in par_antenne)
