"""The lines of the journal that leave indicators incomplete: what to open, one by one.

The same conditions as the measures that say how many there are (`MANQUES`), on the lines
themselves.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from cellule.models import Cellule
from evenements.models import TYPES_DE_RENCONTRE, Activite, TypeActivite
from evenements.requetes import a_confirmer

from .accord import compter
from .activites import TYPES_COMPTES
from .contexte import Contexte
from .rencontres import ACTEUR
from .resultats import Resultat

LIGNES_MONTREES = 5
# Measures whose lines are listed here; `sans_objectif` is also said of actions, which are not.
DU_JOURNAL = frozenset({"non_renseignes", "non_renseignees", "sans_programme"})
RENCONTRES_SANS_OBJECTIF = ("C1", "sans_objectif")


@dataclass(frozen=True)
class ACompleter:
    """Lines that wait for the same thing: how many, the first ones, what is missing."""

    mots: str
    pourquoi: str
    total: int
    lignes: list[Activite]

    @property
    def autres(self) -> int:
        return self.total - len(self.lignes)


def lignes_a_completer(cellule: Cellule, annee: int, arret: date) -> list[ACompleter]:
    """What the journal of a year waits for, the most pressing first."""
    ctx = Contexte(cellule, annee, arret)
    demandes = (
        (
            a_confirmer(annee, arret).filter(type__in=TYPES_COMPTES),
            "activités passées à confirmer",
            "Dites si elles ont été tenues, annulées ou reportées.",
        ),
        (
            _sans_participants(ctx),
            "activités sans participants renseignés",
            "Notez les présents, ou leur nombre ; zéro se saisit.",
        ),
        (
            _sans_programme(ctx),
            "évènements ou formations sans programme",
            "Deux lignes suffisent.",
        ),
        (
            _sans_objectif(ctx),
            "rencontres d’acteurs sans objectif écrit",
            "Une phrase suffit.",
        ),
    )
    groupes = [_grouper(*demande) for demande in demandes]
    return [groupe for groupe in groupes if groupe.total]


def est_au_journal(resultat: Resultat, mesure: str) -> bool:
    """True when the lines behind this missing measure are listed by `lignes_a_completer`."""
    return mesure in DU_JOURNAL or (resultat.code, mesure) == RENCONTRES_SANS_OBJECTIF


def _grouper(lignes: QuerySet[Activite], mots: str, pourquoi: str) -> ACompleter:
    total = lignes.count()
    premieres = lignes.order_by("jour_retenu", "pk")[:LIGNES_MONTREES] if total else []
    return ACompleter(compter(total, mots), pourquoi, total, list(premieres))


def _sans_participants(ctx: Contexte) -> QuerySet[Activite]:
    return (
        Activite.objects.filter(ctx.frequentation.comptees(), anonymes__isnull=True)
        .annotate(noms=Count("presences", filter=Q(presences__comptee=True)))
        .filter(noms=0)
    )


def _sans_programme(ctx: Contexte) -> QuerySet[Activite]:
    """A training may have objectives instead (C4)."""
    types = (TypeActivite.EVENEMENT, TypeActivite.FORMATION)
    return Activite.objects.filter(
        ctx.comptable(types),
        Q(type=TypeActivite.EVENEMENT) | Q(objectifs=""),
        programme="",
    )


def _sans_objectif(ctx: Contexte) -> QuerySet[Activite]:
    vues = ctx.rencontres.rencontrees(ACTEUR)
    return Activite.objects.filter(ctx.comptable(TYPES_DE_RENCONTRE), objectifs="", pk__in=vues)
