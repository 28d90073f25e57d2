"""Reads around the proposals: the directory as the files are compared with it, and the past
decisions."""

from django.db.models import Count, Q, QuerySet

from acteurs.finess import FicheConnue
from acteurs.models import (
    EtatProposition,
    NatureProposition,
    Proposition,
    SourceProposition,
    Structure,
)
from cellule.models import Cellule

Cle = tuple[str, str, str]
CHAMPS = (
    "pk",
    "nom",
    "type",
    "finess",
    "departement_id",
    "commune",
    "telephone",
    "ouverte_le",
    "fermee_le",
    "lits",
)


def fiches_connues() -> list[FicheConnue]:
    """The surviving sheets of the directory."""
    lignes = Structure.objects.filter(fusionnee_dans__isnull=True).order_by("pk")
    return [
        FicheConnue(
            **{nom.removesuffix("_id"): valeur for nom, valeur in zip(CHAMPS, ligne, strict=True)}
        )
        for ligne in lignes.values_list(*CHAMPS)
    ]


def deja_decidees(sources: set[SourceProposition]) -> dict[Cle, set[str]]:
    """What people have already decided, by source, FINESS and type (`models.marques`)."""
    decidees: dict[Cle, set[str]] = {}
    passees = Proposition.objects.filter(source__in=sources).exclude(
        etat=EtatProposition.A_EXAMINER
    )
    for proposition in passees.iterator(2000):
        cle = (proposition.source, proposition.finess, proposition.type)
        decidees.setdefault(cle, set()).update(proposition.marques)
    return decidees


def a_examiner(sources: set[SourceProposition] | None = None) -> dict[Cle, Proposition]:
    """The proposals that wait, by source, FINESS and type."""
    attente = Proposition.objects.filter(etat=EtatProposition.A_EXAMINER)
    if sources is not None:
        attente = attente.filter(source__in=sources)
    return {(p.source, p.finess, p.type): p for p in attente}


def propositions_de(cellule: Cellule) -> QuerySet[Proposition]:
    """The proposals with what their columns read."""
    return Proposition.objects.select_related("departement")


def compter_les_propositions() -> dict[str, int]:
    """How many wait, in all and by nature; how many were decided."""
    attente = Q(etat=EtatProposition.A_EXAMINER)
    natures = {n.value: Count("pk", filter=attente & Q(nature=n)) for n in NatureProposition}
    return Proposition.objects.order_by().aggregate(
        a_examiner=Count("pk", filter=attente), decidees=Count("pk", filter=~attente), **natures
    )


def voisines(proposition: Proposition) -> list[Structure]:
    """The other sheets of the same establishment."""
    fiches = Structure.objects.filter(finess=proposition.finess, fusionnee_dans__isnull=True)
    return list(fiches.exclude(pk=proposition.structure_id).order_by("cle_tri", "pk"))


def en_attente_pour(structure: Structure) -> list[Proposition]:
    """What files propose to change in a sheet, or to put beside it for its establishment."""
    miennes = Q(structure=structure)
    if structure.finess:
        miennes |= Q(finess=structure.finess)
    attente = Proposition.objects.filter(miennes, etat=EtatProposition.A_EXAMINER)
    return list(attente.order_by("cle_tri", "pk"))
