"""Reads of the projects, of the calls and of the good practices, here and shared by other cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from acteurs.models import Acte, AppelAProjets, BonnePratique, EtapeProjet, Projet
from cellule.models import Cellule
from cellule.perimetre import partagees_ailleurs
from cellule.tri import mots_de, texte_de_recherche

FINIES = (EtapeProjet.TERMINE, EtapeProjet.ABANDONNE)
# A project supported that nobody has done anything for in so long is said to be silent.
SILENCE = timedelta(days=182)
# A call that ends within so many days is said to end soon.
BIENTOT = timedelta(days=30)
CARTES_PAR_ETAPE = 20
SEMBLABLES = 5
# Words of a title that tell nothing of its subject.
MOTS_CREUX = frozenset(
    ("avec", "dans", "pour", "projet", "projets", "entre", "leurs", "notre", "votre", "cette",
     "etude", "appui", "aide", "sans", "chez")
)  # fmt: skip


def projets_de(cellule: Cellule) -> QuerySet[Projet]:
    """The projects of the cell, with what their list and board read."""
    derniers = Acte.objects.filter(projet=OuterRef("pk")).order_by("-date", "-pk")
    return Projet.objects.select_related("porteur").annotate(
        dernier_acte=Subquery(derniers.values("date")[:1])
    )


def sans_acte_recent(projets: QuerySet[Projet], jour: date) -> QuerySet[Projet]:
    """Those under way and supported for six months, for which no act is dated since."""
    depuis = jour - SILENCE
    return projets.filter(
        Q(fin_accompagnement=None) | Q(fin_accompagnement__gt=jour),
        debut_accompagnement__lt=depuis,
    ).exclude(Q(etape__in=FINIES) | Q(actes__date__gte=depuis))


def est_silencieux(projet: Projet, actes: Iterable[Acte], jour: date) -> bool:
    """The same said of one project whose acts are read already."""
    depuis = jour - SILENCE
    debut, fin = projet.debut_accompagnement, projet.fin_accompagnement
    court = debut and debut < depuis and not (fin and fin <= jour)
    muet = all(acte.date < depuis for acte in actes)
    return bool(court and muet and projet.etape not in FINIES)


def acte_propose(projet: Projet, jour: date) -> dict[str, object]:
    """What the form of an act begins with: the day, and the reminder if it is still to come."""
    a_venir = projet.relance_le and projet.relance_le > jour
    return {
        "date": jour,
        "relance_le": projet.relance_le if a_venir else None,
        "relance_texte": projet.relance_texte if a_venir else "",
    }


def a_relancer(projets: QuerySet[Projet], jour: date) -> QuerySet[Projet]:
    """Those whose day of reminder has come."""
    return projets.filter(relance_le__lte=jour)


def natures_des_projets() -> list[tuple[str, str]]:
    """The natures that the cell uses, which the format leaves free."""
    natures = Projet.objects.order_by("nature").values_list("nature", flat=True).distinct()
    return [(nature, nature) for nature in natures if nature]


@dataclass(frozen=True)
class ColonneDuTableau:
    """One stage of the board: its first cards, and how many projects there are in all."""

    etape: str
    mots: str
    cartes: list[Projet]
    total: int

    @property
    def autres(self) -> int:
        return self.total - len(self.cartes)


def tableau_par_etape(projets: QuerySet[Projet]) -> list[ColonneDuTableau]:
    """The projects by stage, the last started first: two queries, whatever their number."""
    totaux = dict(
        projets.order_by().values_list("etape").annotate(combien=Count("pk", distinct=True))
    )
    ordre = [F("debut_accompagnement").desc(nulls_last=True), F("pk").desc()]
    rang = Window(RowNumber(), partition_by=[F("etape")], order_by=ordre)
    cartes: dict[str, list[Projet]] = {etape: [] for etape in EtapeProjet.values}
    for projet in projets.annotate(rang=rang).filter(rang__lte=CARTES_PAR_ETAPE).order_by("rang"):
        cartes[projet.etape].append(projet)
    return [
        ColonneDuTableau(etape, str(mots), cartes[etape], totaux.get(etape, 0))
        for etape, mots in EtapeProjet.choices
    ]


# --- One project ---------------------------------------------------------------------


@dataclass(frozen=True)
class Semblable:
    """A project that resembles another, and in what."""

    projet: Projet
    raisons: str


def semblables_de(projet: Projet) -> list[Semblable]:
    """The projects of the cell that resemble this one most."""
    autres = Projet.objects.exclude(pk=projet.pk).select_related("porteur")
    return _les_plus_proches(projet, autres, avec_territoire=True)


def semblables_ailleurs(projet: Projet) -> list[Semblable]:
    """The same among what the other cells share; their departments are never ours."""
    ailleurs = partagees_ailleurs(Projet).select_related("cellule")
    return _les_plus_proches(projet, ailleurs, avec_territoire=False)


def _les_plus_proches(
    projet: Projet, parmi: QuerySet[Projet], *, avec_territoire: bool
) -> list[Semblable]:
    mots = mots_du_sujet(projet.intitule)
    points = [(Q(recherche__contains=mot), 3) for mot in mots]
    points.append((Q(nature=projet.nature), 3))
    score = _somme(points)
    if avec_territoire and projet.departements:
        points.append((Q(departements__overlap=projet.departements), 1))
        score = _somme(points)
    proches = parmi.annotate(score=score).filter(score__gte=3).order_by("-score", "-pk")
    return [Semblable(un, _raisons(projet, un, mots)) for un in proches[:SEMBLABLES]]


def _somme(points: Iterable[tuple[Q, int]]):
    somme = Value(0, output_field=IntegerField())
    for condition, combien in points:
        somme = somme + Case(
            When(condition, then=Value(combien)), default=Value(0), output_field=IntegerField()
        )
    return somme


def mots_du_sujet(intitule: str) -> list[str]:
    """The folded words of a title that tell its subject, at most eight."""
    utiles = (mot for mot in mots_de(intitule) if len(mot) > 3 and mot not in MOTS_CREUX)
    return list(utiles)[:8]


def _raisons(projet: Projet, autre: Projet, mots: list[str]) -> str:
    raisons = ["même nature"] if autre.nature == projet.nature else []
    dits = texte_de_recherche(autre.intitule, autre.nature, autre.code)
    communs = [mot for mot in mots if mot in dits]
    if communs:
        raisons.append(f"même sujet ({', '.join(communs)})")
    if set(projet.departements) & set(autre.departements):
        raisons.append("même territoire")
    return ", ".join(raisons)


# --- What the other cells share ------------------------------------------------------


def projets_d_ailleurs(cellule: Cellule) -> QuerySet[Projet]:
    return partagees_ailleurs(Projet).select_related("cellule")


def pratiques_d_ailleurs(cellule: Cellule) -> QuerySet[BonnePratique]:
    return partagees_ailleurs(BonnePratique).select_related("cellule")


def appels_d_ailleurs(cellule: Cellule) -> QuerySet[AppelAProjets]:
    return partagees_ailleurs(AppelAProjets).select_related("cellule")


def cellules_qui_partagent(modele) -> list[tuple[str, str]]:
    """The other cells that share rows of a table, by name."""
    lignes = (
        partagees_ailleurs(modele)
        .order_by("cellule__nom")
        .values_list("cellule__code", "cellule__nom")
    )
    return list(lignes.distinct())


def partagee(modele, cle: int):
    """A shared row, of another cell or of ours, as the others read it; None if it is not."""
    ici = modele.objects.filter(partage=True, pk=cle)
    ailleurs = partagees_ailleurs(modele).filter(pk=cle)
    for lignes in (ailleurs, ici):
        ligne = lignes.select_related("cellule").first()
        if ligne is not None:
            return ligne
    return None


# --- Calls and practices of the cell -------------------------------------------------


def appels_de(cellule: Cellule) -> QuerySet[AppelAProjets]:
    return AppelAProjets.objects.all()


def a_relayer(jour: date) -> QuerySet[AppelAProjets]:
    """The calls that end soon and that nobody has passed on."""
    proches = {"echeance__gte": jour, "echeance__lte": jour + BIENTOT}
    return AppelAProjets.objects.filter(relaye_le=None, **proches)


def pratiques_de(cellule: Cellule) -> QuerySet[BonnePratique]:
    return BonnePratique.objects.select_related("projet", "structure")
