"""What the page of a meeting knows beforehand: what was planned, who is expected."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from acteurs.models import Professionnel
from antennes.models import Antenne, SaisieDeReunion
from evenements.models import (
    Activite,
    Participation,
    StatutActivite,
    StatutPresence,
    TypeActivite,
)
from evenements.requetes_presences import Fiche, Habitudes, fiches, habitudes

# A planned meeting is proposed until two weeks before its day: it may be held earlier.
D_AVANCE = timedelta(days=14)
THEMES, ANNUAIRE = 20, 400


def reunions(antenne: Antenne) -> QuerySet[Activite]:
    return Activite.objects.filter(type=TypeActivite.REUNION_ANTENNE, antennes=antenne)


def planifiees(antenne: Antenne, jour: date) -> list[Activite]:
    """Planned, past or near: the one of the page is the nearest to this day."""
    prevues = reunions(antenne).filter(
        statut_retenu=StatutActivite.PLANIFIE, jour_retenu__lte=jour + D_AVANCE
    )
    return sorted(prevues, key=lambda une: (abs(une.jour_retenu - jour), une.pk))


def prochaine(antenne: Antenne, jour: date) -> Activite | None:
    prevues = reunions(antenne).filter(statut_retenu=StatutActivite.PLANIFIE, jour_retenu__gte=jour)
    return prevues.order_by("jour_retenu", "pk").first()


def attendus(antenne: Antenne, jour: date) -> Habitudes:
    """Who came to the last meetings of the antenna, the most regular first."""
    tenues = reunions(antenne).filter(
        Exists(Participation.objects.filter(activite=OuterRef("pk"))),
        statut_retenu=StatutActivite.TENU,
        jour_retenu__lte=jour,
    )
    return habitudes(tenues.order_by("-jour_retenu", "-pk"))


def annuaire_de(antenne: Antenne) -> list[Fiche]:
    """The people of its departments, whom a phone may look for without network: these only."""
    d_ici = Q(structure__departement__in=antenne.departements)
    return fiches(d_ici, limite=ANNUAIRE)


def themes_passes(antenne: Antenne) -> list[str]:
    """The titles of its last meetings, once each."""
    titres = reunions(antenne).order_by("-jour_retenu", "-pk").values_list("intitule", flat=True)
    return list(dict.fromkeys(titres[:THEMES]))


def personnes_connues(cles: set[int]) -> set[int]:
    return set(Professionnel.objects.filter(pk__in=cles).values_list("pk", flat=True))


def presents_de(activite: Activite) -> int:
    """Those present, named (once each) and not."""
    venus = Participation.objects.filter(activite=activite, statut=StatutPresence.PRESENT)
    return venus.values("professionnel").distinct().count() + (activite.anonymes or 0)


def saisie_de(activite: Activite) -> SaisieDeReunion | None:
    return SaisieDeReunion.objects.filter(activite=activite).order_by("pk").first()


@dataclass(frozen=True)
class AnneeDAntenne:
    """What an antenna has done since January."""

    reunions: int
    participants: int


def annee_de(antenne: Antenne, jour: date) -> AnneeDAntenne:
    """Held meetings and distinct named people of the year, to the day."""
    tenues = reunions(antenne).filter(
        statut_retenu=StatutActivite.TENU, annee_retenue=jour.year, jour_retenu__lte=jour
    )
    venus = Participation.objects.filter(
        activite__in=tenues.values("pk"), statut=StatutPresence.PRESENT
    )
    personnes = venus.aggregate(n=Count("professionnel", distinct=True))["n"]
    return AnneeDAntenne(tenues.count(), personnes)
