"""What an address shows: the appointments of its antennas or of the whole cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from cellule.droits import TABLE
from cellule.models import Cellule, Utilisateur
from cellule.requetes import adhesions_de
from cellule.typographie import INSECABLE, en_capitale, typo
from evenements import droits
from evenements.models import (
    JOURS_D_UNE_ANNULATION,
    JOURS_PASSES,
    Abonnement,
    Activite,
    ActiviteRetiree,
    AntenneConcernee,
    Participation,
    PorteeAbonnement,
    Seance,
    StatutActivite,
    TypeActivite,
    empreinte_de,
)
from evenements.requetes import antennes_connues

from .horaires import horaires
from .titres import nomme, sans_personne

JOURS_A_VENIR = 5 * 365
# Twenty activities a week for a year: beyond, the most distant past is left out.
PLAFOND = 1000
NON_TENUES = {StatutActivite.ANNULE: "Annulée", StatutActivite.REPORTE: "Reportée"}
SUPPRIMEE = "Supprimée"


@dataclass(frozen=True)
class RendezVous:
    """One event of the calendar."""

    uid: str
    debut: date | datetime
    fin: date | datetime | None
    titre: str
    revision: int
    revise_le: datetime
    lieu: str = ""
    details: str = ""
    activite: int | None = None  # the key of its sheet, if it still has one
    sort: str = ""  # why it will not be, in a word


def abonnement_du_jeton(jeton: str) -> Abonnement | None:
    """The address that a token opens in the current cell."""
    adresses = Abonnement.objects.select_related("utilisateur", "antenne")
    return adresses.filter(empreinte=empreinte_de(jeton)).first()


def abonnements_de(utilisateur: Utilisateur) -> QuerySet[Abonnement]:
    """The addresses of one person, the last made first."""
    return Abonnement.objects.filter(utilisateur=utilisateur).select_related("antenne")


def peut_lire(abonnement: Abonnement, cellule: Cellule) -> bool:
    """An address opens what its owner may open by themselves today, and nothing more."""
    if not abonnement.utilisateur.is_active:
        return False
    acces = adhesions_de(abonnement.utilisateur, cellule.aujourdhui())
    roles = set(map(str, acces.roles_dans(cellule)))
    return bool(TABLE[droits.CALENDRIERS.code].roles & TABLE[droits.LIRE.code].roles & roles)


def antennes_de(utilisateur: Utilisateur, jour: date) -> QuerySet:
    """The antennas of which a person is the *référent* on a day (mandates are known by name)."""
    en_cours = Q(mandats__fin=None) | Q(mandats__fin__gte=jour)
    siennes = antennes_connues().filter(
        en_cours, mandats__debut__lte=jour, mandats__professionnel__utilisateur=utilisateur
    )
    return siennes.distinct()


def antennes_ouvertes(jour: date) -> QuerySet:
    return antennes_connues().filter(Q(fermee_le=None) | Q(fermee_le__gte=jour))


def rendez_vous(abonnement: Abonnement, cellule: Cellule) -> list[RendezVous]:
    """What the address shows today: the last year and all that is to come."""
    antennes = _antennes(abonnement, cellule.aujourdhui())
    lignes = _activites(antennes, cellule.aujourdhui())
    nommes = _noms_dans_les_titres(lignes)
    trouves = [r for une in lignes for r in _de_l_activite(une, cellule, nommes[une.pk])]
    trouves += [r for une in _retirees(antennes) for r in _de_la_retiree(une, cellule)]
    return trouves


def rendez_vous_de(une: Activite, cellule: Cellule) -> list[RendezVous]:
    """One activity as a calendar writes it, under the identifier of the feeds."""
    return list(_de_l_activite(une, cellule, _noms_dans_les_titres([une])[une.pk]))


def rendez_vous_retires(cles: Iterable[int], cellule: Cellule) -> dict[int, RendezVous]:
    """The first appointment of each activity that has been removed lately, by its key."""
    lignes = _retirees(None).filter(cle__in=cles)
    return {une.cle: next(_de_la_retiree(une, cellule)) for une in lignes}


def _antennes(abonnement: Abonnement, jour: date) -> list[int] | None:
    """The antennas to which the address is limited, or None for no limit."""
    if abonnement.portee == PorteeAbonnement.CELLULE:
        return None
    if abonnement.portee == PorteeAbonnement.ANTENNE:
        return [abonnement.antenne_id]
    return list(antennes_de(abonnement.utilisateur, jour).values_list("pk", flat=True))


def _activites(antennes: list[int] | None, jour: date) -> list[Activite]:
    depuis = jour - timedelta(days=JOURS_PASSES)
    seances = Seance.objects.filter(activite=OuterRef("pk"), jour__gte=depuis)
    annulees_jadis = Q(statut_retenu__in=NON_TENUES, revisee_le__lt=_limite_des_annulations())
    lignes = Activite.objects.filter(
        Q(jour_retenu__gte=depuis) | Exists(seances),
        ~annulees_jadis,
        jour_retenu__lte=jour + timedelta(days=JOURS_A_VENIR),
    )
    if antennes is not None:
        siennes = AntenneConcernee.objects.filter(activite=OuterRef("pk"), antenne__in=antennes)
        lignes = lignes.filter(Exists(siennes))
    recentes = lignes.order_by("-jour_retenu", "-pk").prefetch_related("antennes", "seances")
    return list(recentes[:PLAFOND])


def _limite_des_annulations() -> datetime:
    return timezone.now() - timedelta(days=JOURS_D_UNE_ANNULATION)


def _noms_dans_les_titres(lignes: list[Activite]) -> dict[int, list[str]]:
    """The surnames of participants that seem to stand in the title of their activity."""
    nommes: dict[int, list[str]] = defaultdict(list)
    trouves = Participation.objects.filter(
        activite__in=[une.pk for une in lignes],
        activite__intitule__icontains=F("professionnel__nom"),
    )
    for cle, nom in trouves.values_list("activite_id", "professionnel__nom"):
        nommes[cle].append(nom)
    return nommes


def _de_l_activite(une: Activite, cellule: Cellule, noms: list[str]) -> Iterator[RendezVous]:
    """One appointment, or one for each session of a training."""
    titre, antennes = _titre(une, noms), [str(antenne) for antenne in une.antennes.all()]
    communs = {
        "revision": une.revision,
        "revise_le": une.revisee_le,
        "lieu": sans_personne(une.lieu),
        "details": _details(une, antennes),
        "activite": une.pk,
    }
    seances = dans_l_ordre([(s.debut, s.pk, s) for s in une.seances.all()])
    moments = [(s.debut, "", s.heures, s.statut) for *_, s in seances]
    moments = moments or [(une.debut, une.fin, une.heures, une.statut_retenu)]
    for rang, (debut, fin, heures, statut) in enumerate(moments, start=1):
        sort = NON_TENUES.get(une.statut) or NON_TENUES.get(statut, "")
        suite = f" (séance {rang} sur {len(moments)})" if len(moments) > 1 else ""
        premier, dernier = horaires(debut, fin, heures, cellule.zone)
        uid = _uid(cellule, une.pk, rang)
        yield RendezVous(uid, premier, dernier, f"{titre}{suite}", sort=sort, **communs)


def dans_l_ordre(seances: list[tuple]) -> list[tuple]:
    """Sessions by their beginning, as it is written, then by their key."""
    return sorted(seances, key=lambda seance: seance[:2])


def _uid(cellule: Cellule, cle: int, rang: int) -> str:
    """The key of the activity, whatever becomes of its title and its code; the rank of a session,
    whose row is written anew when its hour changes."""
    suite = f"-{rang}" if rang > 1 else ""
    return f"activite-{cle}{suite}@{cellule.code}.maillage"


def _titre(une: Activite, noms: list[str]) -> str:
    """Its title; its type where the title seems to name somebody."""
    intitule = typo(une.intitule)
    if nomme(une.intitule, noms) or sans_personne(intitule) != intitule.replace(INSECABLE, " "):
        return en_capitale(une.get_type_display())
    return intitule


def _details(une: Activite, antennes: list[str]) -> str:
    dits = [en_capitale(une.get_type_display()), *antennes]
    dits += [une.get_modalite_display()] if une.modalite else []
    return ", ".join(dits)


def _retirees(antennes: list[int] | None) -> QuerySet[ActiviteRetiree]:
    """Those removed lately, that have not come back from the bin."""
    revenues = Activite.objects.filter(pk=OuterRef("cle"))
    lignes = ActiviteRetiree.objects.filter(
        ~Exists(revenues), retiree_le__gte=_limite_des_annulations()
    )
    return lignes if antennes is None else lignes.filter(antennes__overlap=antennes)


def _de_la_retiree(une: ActiviteRetiree, cellule: Cellule) -> Iterator[RendezVous]:
    seances = [debut for debut, _ in dans_l_ordre([(d, n) for n, d in enumerate(une.seances)])]
    moments = [(debut, "") for debut in seances] or [(une.debut, une.fin)]
    for rang, (debut, fin) in enumerate(moments, start=1):
        premier, dernier = horaires(debut, fin, None, cellule.zone)
        yield RendezVous(
            _uid(cellule, une.cle, rang),
            premier,
            dernier,
            en_capitale(TypeActivite(une.type).label),
            revision=une.revision,
            revise_le=une.retiree_le,
            sort=SUPPRIMEE,
        )
