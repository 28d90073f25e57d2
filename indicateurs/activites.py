"""The candidate activities of a year: common reasons, facts, groups (regles §1).

The year's journal is read once, grouped by what the indicators look at; each indicator then
sums groups. The same expressions give the rows behind a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from evenements.models import Activite, AntenneConcernee, Presence, Rencontre, TypeActivite

from .candidats import COMPTE, Candidats, Ligne
from .rencontres import conditions_des_classes

if TYPE_CHECKING:
    from .contexte import Contexte

# The five common reasons, in their order (regles §1, « Candidate activities »).
ANNULEE, REPORTEE, A_VENIR = "annulee", "reportee", "a_venir"
A_CONFIRMER, DATE_FUTURE = "a_confirmer", "date_future"

TYPES_COMPTES = (
    "copil", "reunion_ars", "reunion_intercellules", "rencontre_equipe", "rencontre_partenaire",
    "reunion_antenne", "groupe_travail", "evenement", "formation",
)  # fmt: skip

# What an indicator may ask of an activity, besides the structures that it has met.
FAITS = ("cellule_presente", "antenne_nommee")


@dataclass(frozen=True)
class Groupe:
    """Activities of the year that no indicator tells apart, and how many there are."""

    type: str
    role: str
    nature: str
    motif: str
    faits: frozenset[str]
    sans_objectifs: bool
    sans_programme: bool
    nombre: int


def motif_commun(ctx: Contexte) -> Case:
    """The first common reason that excludes an activity; empty when none does."""
    return Case(
        When(statut_retenu="annule", then=Value(ANNULEE)),
        When(statut_retenu="reporte", then=Value(REPORTEE)),
        When(statut_retenu="planifie", jour_retenu__gte=ctx.arret, then=Value(A_VENIR)),
        When(statut_retenu="planifie", then=Value(A_CONFIRMER)),
        When(jour_retenu__gt=ctx.dernier, then=Value(DATE_FUTURE)),
        default=Value(COMPTE),
    )


def expression_du_fait(ctx: Contexte, fait: str) -> Case | Exists:
    """A fact about an activity: one of `FAITS`, or a class of structures that it has met."""
    ici = {"activite_id": OuterRef("pk")}
    if fait in FAITS:
        types, lignes = {
            "cellule_presente": (
                ("reunion_ars", "reunion_intercellules"),
                Presence.objects.filter(de_la_cellule=True, **ici),
            ),
            "antenne_nommee": (("reunion_antenne",), AntenneConcernee.objects.filter(**ici)),
        }[fait]
        # Asked of the types that the fact decides on, so that the others cost nothing.
        return Case(When(type__in=types, then=Exists(lignes)), default=Value(False))
    structures = conditions_des_classes(ctx, "structure__")[fait]
    return Exists(Rencontre.objects.filter(structures, **ici))


class JournalDeLAnnee:
    """The activities of the year, grouped in one query."""

    def __init__(self, ctx: Contexte) -> None:
        self.ctx = ctx

    def activites(self, types: Iterable[str]) -> QuerySet[Activite]:
        """The year's activities of these types with their common reason (`motif`)."""
        return (
            Activite.objects.filter(annee_retenue=self.ctx.annee, type__in=list(types))
            .annotate(motif=motif_commun(self.ctx))
            .order_by()
        )

    @cached_property
    def groupes(self) -> list[Groupe]:
        colonnes = ("type", "role", "nature_comptee", "motif", "sans_objectifs", "sans_programme")
        requete = (
            self.activites(TYPES_COMPTES)
            .annotate(
                nature_comptee=Case(When(type="evenement", then=F("nature")), default=Value("")),
                sans_objectifs=Q(objectifs=""),
                sans_programme=Q(programme=""),
                **{fait: expression_du_fait(self.ctx, fait) for fait in FAITS},
            )
            .values(*colonnes, *FAITS)
            .annotate(nombre=Count("pk"))
        )
        return [self._groupe(ligne) for ligne in requete]

    def _groupe(self, ligne: dict) -> Groupe:
        return Groupe(
            type=ligne["type"],
            role=ligne["role"],
            nature=ligne["nature_comptee"],
            motif=ligne["motif"],
            faits=frozenset(fait for fait in FAITS if ligne[fait]),
            sans_objectifs=ligne["sans_objectifs"],
            sans_programme=ligne["sans_programme"],
            nombre=ligne["nombre"],
        )

    def candidates(
        self, *types: str, roles: tuple[str, ...] = (), exige: str = "", sinon: str = ""
    ) -> ActivitesCandidates:
        """The candidates of these types (and roles); without the fact `exige`, those that no
        common reason excludes are excluded as `sinon`."""
        return ActivitesCandidates(self, types, roles, exige, sinon)


class ActivitesCandidates(Candidats):
    """The candidates of an indicator that counts activities."""

    def __init__(self, journal, types, roles, exige, sinon) -> None:
        self.journal, self.types, self.roles = journal, types, roles
        self.exige, self.sinon = exige, sinon

    def _motif(self, groupe: Groupe) -> str:
        if groupe.motif == COMPTE and self.exige in FAITS and self.exige not in groupe.faits:
            return self.sinon
        return groupe.motif

    def _groupes(self) -> Iterator[Groupe]:
        for groupe in self.journal.groupes:
            if groupe.type in self.types and (not self.roles or groupe.role in self.roles):
                yield groupe

    def par_motif(self) -> Counter[str]:
        motifs = additionner((self._motif(g), g.nombre) for g in self._groupes())
        if self.exige and self.exige not in FAITS:
            comptes = self.journal.ctx.rencontres.activites(self.exige).nombre
            motifs[self.sinon] = motifs[COMPTE] - comptes
            motifs[COMPTE] = comptes
        return motifs

    def comptes_par(self, attribut: str) -> Counter[str]:
        """The counted activities by an attribute of the groups (`nature`, `role`)."""
        return additionner(
            (getattr(g, attribut), g.nombre) for g in self._groupes() if self._motif(g) == COMPTE
        )

    def comptes_ou(self, *conditions: str) -> int:
        """How many counted activities satisfy all these boolean attributes of the groups."""
        return sum(
            g.nombre
            for g in self._groupes()
            if self._motif(g) == COMPTE and all(getattr(g, nom) for nom in conditions)
        )

    def _selection(self) -> QuerySet[Activite]:
        """The candidates with their common reason, annotated `motif`."""
        candidates = self.journal.activites(self.types)
        return candidates.filter(role__in=self.roles) if self.roles else candidates

    def requete(self) -> QuerySet[Activite]:
        """The candidates with their final reason, annotated `motif_final`."""
        candidates = self._selection()
        if not self.exige:
            return candidates.annotate(motif_final=F("motif"))
        fait = expression_du_fait(self.journal.ctx, self.exige)
        return candidates.annotate(fait=fait).annotate(
            motif_final=Case(
                When(motif=COMPTE, fait=False, then=Value(self.sinon)), default=F("motif")
            )
        )

    def comptees(self) -> QuerySet[Activite]:
        return self.requete().filter(motif_final=COMPTE)

    def lignes(self, *, motif: str | None, debut: int, taille: int) -> list[Ligne]:
        requete = self.requete()
        exclues = ~Q(motif_final=COMPTE) if motif is None else Q(motif_final=motif)
        page = requete.filter(exclues).order_by("jour_retenu", "pk")[debut : debut + taille]
        return [
            Ligne(
                code=activite.code,
                date=activite.jour_retenu,
                intitule=activite.intitule,
                nature=activite.get_type_display(),
                motif=activite.motif_final,
            )
            for activite in page
        ]

    def toutes(self) -> list[Ligne]:
        """Light rows; whom each activity met is read once for all the indicators that ask."""
        vues = None
        requete = self.requete()
        if self.exige and self.exige not in FAITS:
            vues = self.journal.ctx.rencontres.rencontrees(self.exige)
            requete = self._selection().annotate(motif_final=F("motif"))
        types = dict(TypeActivite.choices)
        lues = requete.order_by("jour_retenu", "pk").values_list(
            "pk", "code", "jour_retenu", "type", "motif_final"
        )

        def final(pk: int, motif: str) -> str:
            return self.sinon if motif == COMPTE and vues is not None and pk not in vues else motif

        return [
            Ligne(code, jour, "", types[type_], final(pk, motif))
            for pk, code, jour, type_, motif in lues
        ]


def additionner(paires: Iterable[tuple[str, int]]) -> Counter[str]:
    somme: Counter[str] = Counter()
    for cle, nombre in paires:
        somme[cle] += nombre
    return somme
