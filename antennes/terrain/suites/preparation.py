"""What helps to prepare a meeting of an antenna: needs heard, days off, the people who come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from acteurs.models import Professionnel
from antennes.models import Antenne, Invitation
from cellule.typographie import jour_en_lettres
from evenements.calendrier.feries import feries, sans_zone, vacances, zones_de
from evenements.models import (
    SUITES_CLOSES,
    Activite,
    LigneCompteRendu,
    Rubrique,
    StatutActivite,
    StatutPresence,
    Theme,
    TypeActivite,
)

from .requetes import ADRESSE

BESOINS = 12
# The usual people are those of the last meetings.
DERNIERES = 4
HORIZON = timedelta(days=150)
PROCHAINS = 3


def besoins_de(antenne: Antenne) -> list[LigneCompteRendu]:
    """The needs heard in the meetings of an antenna and still open, the last first."""
    lignes = LigneCompteRendu.objects.filter(
        rubrique=Rubrique.CONSTAT, theme=Theme.BESOIN, activite__liens_antennes__antenne=antenne
    ).exclude(suite__in=SUITES_CLOSES)
    return list(
        lignes.select_related("activite").order_by("-activite__jour_retenu", "-pk")[:BESOINS]
    )


def habitues_de(antennes: Iterable[Antenne], jour: date) -> list[Professionnel]:
    """Who was at one of the last meetings of each antenna, by name."""
    reunions: set[int] = set()
    for antenne in antennes:
        tenues = Activite.objects.filter(
            liens_antennes__antenne=antenne, type=TypeActivite.REUNION_ANTENNE,
            statut_retenu=StatutActivite.TENU, jour_retenu__lte=jour,
        ).order_by("-jour_retenu", "-pk")  # fmt: skip
        reunions.update(tenues.values_list("pk", flat=True)[:DERNIERES])
    gens = Professionnel.objects.filter(
        participations__activite__in=reunions, participations__statut=StatutPresence.PRESENT
    )
    return list(gens.distinct().order_by("cle_tri", "pk").select_related("structure"))


def invitables(reunion: Activite, jour: date) -> list[Professionnel]:
    """The usual people of the antennas of a meeting whom a mail reaches, not yet invited to it."""
    deja = set(Invitation.objects.filter(cle=reunion.pk).values_list("adresse", flat=True))
    gens = habitues_de(reunion.antennes.all(), jour)
    return [une for une in gens if joignable(une) and une.email.strip().lower() not in deja]


def a_venir(reunion: Activite, jour: date) -> bool:
    return reunion.statut_retenu == StatutActivite.PLANIFIE and reunion.jour_retenu >= jour


def joignable(personne: Professionnel) -> bool:
    return bool(ADRESSE.fullmatch(personne.email.strip()))


@dataclass(frozen=True)
class Conge:
    """Days on which few people come: what they are, in words."""

    debut: date
    fin: date
    mots: str


def conges(departements: Iterable[str], jour: date) -> list[Conge]:
    """The public and school holidays of the coming months in the zones of these departments."""
    siens, fin = list(departements), jour + HORIZON
    trouves = [
        Conge(le, le, ", ".join(une.en_mots for une in ceux))
        for le, ceux in feries(siens, jour, fin).items()
    ]
    for une in vacances(zones_de(siens), jour, fin):
        zones = ", ".join(une.zones)
        trouves.append(Conge(une.debut, une.fin, f"{une.nom} (zone {zones})"))
    return sorted(trouves, key=lambda conge: (conge.debut, conge.fin))


def ce_jour_la(departements: Iterable[str], jour: date) -> list[str]:
    """What falls on a day: to be told to who chose it, who remains free to."""
    return [c.mots for c in conges(departements, jour) if c.debut <= jour <= c.fin]


def zones_inconnues(departements: Iterable[str]) -> list[str]:
    return sans_zone(departements)


def periode(conge: Conge) -> str:
    """« 25 décembre 2026 » or « du 19 décembre 2026 au 3 janvier 2027 »."""
    if conge.debut == conge.fin:
        return jour_en_lettres(conge.debut, forme="jour")
    return f"du {jour_en_lettres(conge.debut)} au {jour_en_lettres(conge.fin)}"


def en_bref(fermes: list[Conge]) -> str:
    """The next days off, beside the field of the day: on a phone, their list comes after it."""
    dits = [f"{conge.mots}, {periode(conge)}" for conge in fermes[:PROCHAINS]]
    return f"À éviter : {' ; '.join(dits)}." if dits else ""
