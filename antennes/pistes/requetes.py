"""Reads of the loop: the pistes, what each has become, what is still to be answered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from acteurs.models import BonnePratique, Projet
from antennes.models import Antenne, NouvelleDuTerrain, Piste
from evenements.models import LigneCompteRendu, Rubrique

# What a line of the minutes must be for somebody to follow it.
A_SUIVRE = (Rubrique.CONSTAT.value, Rubrique.PROPOSITION.value)


def pistes() -> QuerySet[Piste]:
    return Piste.objects.select_related("responsable", "projet", "ligne__activite")


def nouvelles() -> QuerySet[NouvelleDuTerrain]:
    return NouvelleDuTerrain.objects.select_related("antenne", "piste")


def nouvelles_a_lire() -> QuerySet[NouvelleDuTerrain]:
    return nouvelles().filter(lue_le=None, piste=None).order_by("jour", "pk")


def lignes_a_suivre(antennes: Iterable[Antenne] | None = None) -> QuerySet[LigneCompteRendu]:
    """The observations and proposals, those of some antennas or of all."""
    lignes = LigneCompteRendu.objects.filter(rubrique__in=A_SUIVRE)
    return lignes if antennes is None else lignes.filter(activite__antennes__in=antennes)


@dataclass
class Chaine:
    """A piste, with what it comes from and all that came of it."""

    piste: Piste
    nouvelles: list[NouvelleDuTerrain] = field(default_factory=list)
    pratiques: list[BonnePratique] = field(default_factory=list)
    repliques: list[Projet] = field(default_factory=list)


def chaines(lues: Iterable[Piste]) -> list[Chaine]:
    """The chains of pistes, in three queries whatever their number."""
    trouvees = {piste.pk: Chaine(piste) for piste in lues}
    par_projet: dict[int, list[Chaine]] = {}
    for chaine in trouvees.values():
        if chaine.piste.projet_id:
            par_projet.setdefault(chaine.piste.projet_id, []).append(chaine)
    for une in NouvelleDuTerrain.objects.filter(piste__in=trouvees).order_by("jour", "pk"):
        trouvees[une.piste_id].nouvelles.append(une)
    for pratique in BonnePratique.objects.filter(projet__in=par_projet).order_by("pk"):
        for chaine in par_projet[pratique.projet_id]:
            chaine.pratiques.append(pratique)
    for replique in Projet.objects.filter(modele__in=par_projet).order_by("code", "pk"):
        for chaine in par_projet[replique.modele_id]:
            chaine.repliques.append(replique)
    return list(trouvees.values())


@dataclass
class Reponses:
    """What an antenna heard, and what was answered."""

    antenne: Antenne
    entendus: int = 0
    suivis: int = 0
    chaines: list[Chaine] = field(default_factory=list)


def reponses(antennes: Iterable[Antenne]) -> list[Reponses]:
    """Antenna by antenna, in their order: how many needs were said, and each piste with its answer.
    A joint meeting of two antennas counts in both."""
    toutes = {antenne.pk: Reponses(antenne) for antenne in antennes}
    comptes = LigneCompteRendu.objects.filter(
        rubrique__in=A_SUIVRE, activite__liens_antennes__antenne__in=toutes
    ).order_by()
    comptes = comptes.values("activite__liens_antennes__antenne").annotate(
        dits=Count("pk", distinct=True), suivis=Count("pk", filter=Q(pistes__isnull=False))
    )
    for compte in comptes:
        sienne = toutes[compte["activite__liens_antennes__antenne"]]
        sienne.entendus, sienne.suivis = compte["dits"], compte["suivis"]
    lues = pistes().filter(antennes__in=toutes).distinct().prefetch_related("liens_antennes")
    for chaine in chaines(lues.order_by("ouverte_le", "pk")):
        for lien in chaine.piste.liens_antennes.all():
            if lien.antenne_id in toutes:
                toutes[lien.antenne_id].chaines.append(chaine)
    return list(toutes.values())
