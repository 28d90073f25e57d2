"""What a communication calendar holds: one kind of day after another, a query each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from acteurs.droits import LIRE as LIRE_ACTEURS
from acteurs.droits import LIRE_PROJETS
from acteurs.models import AppelAProjets, Offre
from cellule.typographie import en_capitale
from evenements import droits
from evenements.models import ActionCampagne, Activite, StatutActivite, TypeActivite

from .requetes import parutions
from .rythme import numeros_attendus, rythmees

A_ANNONCER = (TypeActivite.EVENEMENT, TypeActivite.FORMATION)
SANS_SUITE = (StatutActivite.ANNULE, StatutActivite.REPORTE)


@dataclass(frozen=True)
class Fenetre:
    """The days asked for, and the day it is."""

    debut: date
    fin: date
    aujourdhui: date

    @property
    def jours(self) -> tuple[date, date]:
        return self.debut, self.fin


@dataclass(frozen=True)
class Echeance:
    """One thing on one day; `vue` and `cle` are its page."""

    jour: date
    titre: str
    detail: str
    vue: str
    cle: int
    etat: str = ""
    attendue: bool = False


@dataclass(frozen=True)
class Genre:
    """A kind of day: its name in the filter, its icon, its colour (`css/calendrier.css`)."""

    code: str
    libelle: str
    icone: str
    famille: int
    droit: str
    lire: Callable[[Fenetre], Iterator[Echeance]]


def _parutions(fenetre: Fenetre) -> Iterator[Echeance]:
    for une in parutions().filter(date__range=fenetre.jours).order_by("date", "pk"):
        etat = "prévue" if une.date > fenetre.aujourdhui else ""
        genre = "mise à jour" if une.mise_a_jour else "parution"
        yield Echeance(
            une.date, une.titre, f"{une.publication.nom}, {genre}", "parution", une.pk, etat
        )


def _attendues(fenetre: Fenetre) -> Iterator[Echeance]:
    for une in rythmees(fenetre.debut):
        for jour in numeros_attendus(une, fenetre.aujourdhui, fenetre.fin):
            if jour >= fenetre.debut:
                etat = "pas encore paru" if jour < fenetre.aujourdhui else "attendu"
                detail = f"numéro, {une.get_periodicite_display()}"
                yield Echeance(jour, une.nom, detail, "publication", une.pk, etat, attendue=True)


def _campagnes(fenetre: Fenetre) -> Iterator[Echeance]:
    for une in ActionCampagne.objects.filter(date__range=fenetre.jours):
        detail = ", ".join(filter(None, ["campagne", une.nature, une.public]))
        yield Echeance(une.date, une.campagne, detail, "action_campagne", une.pk)


def _manifestations(fenetre: Fenetre) -> Iterator[Echeance]:
    lignes = Activite.objects.filter(type__in=A_ANNONCER, jour_retenu__range=fenetre.jours)
    for une in lignes.exclude(statut_retenu__in=SANS_SUITE).order_by("jour_retenu", "pk"):
        etat = "à annoncer" if une.jour_retenu > fenetre.aujourdhui else ""
        detail = ", ".join(filter(None, [une.get_type_display(), une.lieu]))
        yield Echeance(une.jour_retenu, une.intitule, detail, "activite", une.pk, etat)


def _offres(fenetre: Fenetre) -> Iterator[Echeance]:
    lignes = Offre.objects.filter(expire_le__range=fenetre.jours, pourvue_le=None)
    for une in lignes.select_related("structure").order_by("expire_le", "pk"):
        etat = "expirée" if une.expire_le < fenetre.aujourdhui else "expire"
        detail = f"offre d’emploi, {une.structure.nom}"
        yield Echeance(une.expire_le, une.poste, detail, "offre", une.pk, etat)


def _appels(fenetre: Fenetre) -> Iterator[Echeance]:
    lignes = AppelAProjets.objects.filter(echeance__range=fenetre.jours)
    for un in lignes.order_by("echeance", "pk"):
        relais = "" if un.relaye_le or un.echeance < fenetre.aujourdhui else "à relayer"
        detail = f"{un.get_nature_display()}, date limite"
        yield Echeance(un.echeance, un.intitule, detail, "appel", un.pk, relais)


GENRES = (
    Genre("parutions", "Parutions", "newspaper", 1, droits.COMMUNICATION_LIRE.code, _parutions),
    Genre(
        "attendus", "Numéros attendus", "clock", 1, droits.COMMUNICATION_LIRE.code, _attendues
    ),
    Genre("campagnes", "Campagnes", "megaphone", 4, droits.COMMUNICATION_LIRE.code, _campagnes),
    Genre(
        "manifestations", "Évènements et formations", "graduation-cap", 3, droits.LIRE.code,
        _manifestations,
    ),
    Genre("offres", "Offres d’emploi qui expirent", "briefcase", 2, LIRE_ACTEURS.code, _offres),
    Genre(
        "appels", "Appels à projets, dates limites", "folder-kanban", 5, LIRE_PROJETS.code, _appels
    ),
)  # fmt: skip
PAR_CODE = {genre.code: genre for genre in GENRES}


def echeances(genres: Iterable[Genre], fenetre: Fenetre) -> dict[date, list[dict[str, object]]]:
    """What falls on each day, in the order of the kinds."""
    par_jour: dict[date, list[dict[str, object]]] = {}
    for genre in genres:
        for une in genre.lire(fenetre):
            par_jour.setdefault(une.jour, []).append(
                {"genre": genre, "echeance": une, "detail": en_capitale(une.detail)}
            )
    return dict(sorted(par_jour.items()))
