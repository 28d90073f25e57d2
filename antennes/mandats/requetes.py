"""Reads of a mandate: what the post is called, with whom it is held, how present he was."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from antennes.mandats.modele import FICHE, LIBELLE, PLURIEL
from antennes.models import FonctionReferent, Mandat
from cellule.typographie import en_capitale
from evenements.models import Activite, Participation, StatutActivite, StatutPresence, TypeActivite


def fonction_de_la_cellule() -> FonctionReferent:
    """What this cell calls its référents: its own words, or those of the model, not saved."""
    sienne = FonctionReferent.objects.first()
    return sienne or FonctionReferent(libelle=LIBELLE, pluriel=PLURIEL, fiche=FICHE)


def titres() -> dict[str, str]:
    """For the pages: « Référent territorial », « Référents territoriaux »."""
    fonction = fonction_de_la_cellule()
    return {"fonction": en_capitale(fonction.libelle), "fonctions": en_capitale(fonction.pluriel)}


def avec_lui(mandat: Mandat) -> QuerySet[Mandat]:
    """Those who held the same antenna during this mandate: a pair, a deputy."""
    autres = Mandat.objects.filter(Q(fin=None) | Q(fin__gte=mandat.debut), antenne=mandat.antenne)
    if mandat.fin:
        autres = autres.filter(debut__lte=mandat.fin)
    return autres.exclude(pk=mandat.pk).select_related("professionnel").order_by("debut", "pk")


@dataclass(frozen=True)
class Assiduite:
    """The regional meetings of the référents held during a mandate, and those that he came to."""

    reunions: list[Activite]

    @property
    def venues(self) -> int:
        return sum(reunion.venu for reunion in self.reunions)


def reunions_regionales(mandat: Mandat, jour) -> Assiduite:
    """From the attendance of the journal, the last first; `venu` says whether he was there."""
    presences = Participation.objects.filter(
        activite=OuterRef("pk"),
        professionnel=mandat.professionnel_id,
        statut=StatutPresence.PRESENT,
    )
    dernier = min(mandat.fin or jour, jour)
    tenues = Activite.objects.filter(
        type=TypeActivite.REUNION_REFERENTS,
        statut_retenu=StatutActivite.TENU,
        jour_retenu__gte=mandat.debut,
        jour_retenu__lte=dernier,
    )
    return Assiduite(list(tenues.annotate(venu=Exists(presences)).order_by("-jour_retenu", "-pk")))
