"""Reads of attendance: the sheet of an activity, who usually comes, the directory to match with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from acteurs.models import GroupeDeTravail, Professionnel, Structure
from cellule.tri import mots_de
from evenements.emargement import Fiche, LigneLue, Rapprochement, plier, rapprocher
from evenements.models import (
    Activite,
    Participation,
    StatutActivite,
    StatutPresence,
    TypeActivite,
)
from evenements.requetes import groupe_de

COLONNES = ("pk", "code", "nom", "prenom", "email", "profession", "structure__nom")
# How many past activities say who usually comes, and how many people they propose.
ACTIVITES_REGARDEES = 12
HABITUES_MAXI = 60
TROUVES_MAXI = 30


def fiches(*conditions: Q, limite: int | None = None, **criteres) -> list[Fiche]:
    """People of the cell's directory, by name."""
    lignes = Professionnel.objects.filter(*conditions, **criteres).order_by("cle_tri", "pk")
    valeurs = lignes.values_list(*COLONNES, "structure__code")[:limite]
    return [Fiche(*debut, nom or "", code or "") for *debut, nom, code in valeurs]


def rapprocher_de_l_annuaire(lignes: Sequence[LigneLue]) -> list[Rapprochement]:
    """Who of the cell's directory each line names; one query whatever the list."""
    return rapprocher(lignes, fiches())


def chercher_des_personnes(texte: str) -> list[Fiche]:
    """Those whose name or structure holds every word, without accents or case."""
    mots = mots_de(texte)
    if not mots:
        return []
    tous = Q(*(Q(recherche__contains=m) | Q(structure__recherche__contains=m) for m in mots))
    return fiches(tous, limite=TROUVES_MAXI)


def structures_nommees(textes: Iterable[str]) -> dict[str, str]:
    """The code of the one structure that each text names, to the letter but accents and case."""
    cherches = {plier(texte): texte for texte in textes if texte}
    trouvees: dict[str, set[str]] = {}
    if cherches:
        lignes = Structure.objects.values_list("nom", "code", "survivante__code")
        for nom, code, survivante in lignes:
            for cle in {plier(nom), plier(code)} & cherches.keys():
                trouvees.setdefault(cherches[cle], set()).add(survivante or code)
    return {texte: codes.pop() for texte, codes in trouvees.items() if len(codes) == 1}


class Notee(NamedTuple):
    """One attendance of a sheet; `cle` names the person, then which of her lines it is."""

    cle: str
    professionnel: int
    code: str
    structure: str | None
    statut: str
    qualite: str
    compte: bool | None
    # The name of the structure represented.
    pour: str | None


def feuille_de(activite: Activite) -> dict[str, Notee]:
    """The named attendance of an activity; a person may have several lines."""
    rangs: dict[int, int] = {}
    feuille = {}
    lignes = Participation.objects.filter(activite=activite).order_by("pk")
    noms = ("professionnel_id", "professionnel__code", "structure__code")
    suite = ("statut", "qualite", "compte", "structure__nom")
    for professionnel, *reste in lignes.values_list(*noms, *suite):
        rang = rangs[professionnel] = rangs.get(professionnel, -1) + 1
        cle = f"{professionnel}-{rang}"
        feuille[cle] = Notee(cle, professionnel, *reste)
    return feuille


class Habitue(NamedTuple):
    """Someone who comes: how often of late, her last status, whether she came the last time; or a
    member of the working group, who is expected without having ever come."""

    fiche: Fiche
    fois: int
    statut: str
    la_derniere_fois: bool
    membre: bool = False


@dataclass(frozen=True)
class Habitudes:
    """Who came to the previous activities, the most regular first; `derniere` is the last one."""

    derniere: Activite | None = None
    activites: int = 0
    personnes: list[Habitue] = field(default_factory=list)


def presences_habituelles(activite: Activite) -> Habitudes:
    """Who came to the previous activities of the same antennas or, without antenna, of the same
    working group (said, or type and nature), else of the same type: at most sixty people, then the
    members of the group who never came."""
    de_groupe = activite.type == TypeActivite.GROUPE_TRAVAIL
    groupe = groupe_de(activite) if de_groupe else None
    lues = habitudes(_precedentes(activite, groupe))
    if groupe is None:
        return lues
    venues = [habitue.fiche.pk for habitue in lues.personnes]
    attendues = fiches(~Q(pk__in=venues), groupes=groupe)
    membres = [Habitue(une, 0, "", False, membre=True) for une in attendues]
    return replace(lues, personnes=[*lues.personnes, *membres])


def habitudes(activites: QuerySet[Activite]) -> Habitudes:
    """Who came to these activities, of which the first are the last held."""
    precedentes = list(activites[:ACTIVITES_REGARDEES])
    if not precedentes:
        return Habitudes()
    places = {precedente.pk: rang for rang, precedente in enumerate(precedentes)}
    notees = Participation.objects.filter(activite__in=precedentes)
    present = Q(statut=StatutPresence.PRESENT)
    reguliers = (
        notees.values("professionnel_id")
        .annotate(
            fois=Count("activite_id", filter=present, distinct=True),
            dernier=Max("activite__jour_retenu"),
        )
        .order_by("-fois", F("dernier").desc(), "professionnel__cle_tri", "professionnel_id")
        .values_list("professionnel_id", "fois")[:HABITUES_MAXI]
    )
    fois = dict(reguliers)
    derniers: dict[int, tuple[int, str]] = {}
    lignes = notees.filter(professionnel__in=fois).order_by("pk")
    for personne, une, statut in lignes.values_list("professionnel_id", "activite_id", "statut"):
        if places[une] <= derniers.get(personne, (ACTIVITES_REGARDEES, ""))[0]:
            derniers[personne] = places[une], statut
    la_derniere_fois = 0, StatutPresence.PRESENT.value
    par_cle = {fiche.pk: fiche for fiche in fiches(pk__in=fois)}
    personnes = [
        Habitue(par_cle[cle], nombre, derniers[cle][1], derniers[cle] == la_derniere_fois)
        for cle, nombre in fois.items()
    ]
    return Habitudes(precedentes[0], len(precedentes), personnes)


def _precedentes(activite: Activite, groupe: GroupeDeTravail | None) -> QuerySet[Activite]:
    """The activities held before this one, like it, whose attendance was named."""
    avant = Q(jour_retenu__lt=activite.jour_retenu) | Q(
        jour_retenu=activite.jour_retenu, pk__lt=activite.pk
    )
    semblables = Activite.objects.filter(
        avant,
        Exists(Participation.objects.filter(activite=OuterRef("pk"))),
        type=activite.type,
        statut_retenu=StatutActivite.TENU,
    )
    antennes = list(activite.liens_antennes.values_list("antenne_id", flat=True))
    if antennes:
        semblables = semblables.filter(liens_antennes__antenne__in=antennes).distinct()
    elif groupe:
        semblables = semblables.filter(liens_groupes__groupe=groupe)
    elif activite.type == TypeActivite.GROUPE_TRAVAIL and activite.nature:
        semblables = semblables.filter(nature__iexact=activite.nature)
    return semblables.order_by("-jour_retenu", "-pk")
