"""What needs a person today: each app registers what it knows in `<app>/a_faire.py`.

A `Genre` carries the right of the act that it asks for, so that nobody is shown what they may not
do. The function registered with some genres reads their lines in a fixed number of queries, and is
not called for a person who may act on none of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ImproperlyConfigured
from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import Cast, Concat, RowNumber, Trim
from django.http import HttpRequest
from django.urls import reverse

from cellule.droits import EQUIPE, declarer, peut
from cellule.instantane import Cadre
from cellule.typographie import INSECABLE, nombre

LIRE = declarer("a_faire.lire", "Voir ce qui l’attend dans la cellule", EQUIPE)

# A kind lists this many lines on its page, and says how many more there are.
LIGNES_D_UN_GENRE = 50
# On the dashboard: so many lines in all; a kind that has more than its share is one line.
LIGNES_DU_TABLEAU, LIGNES_AVANT_D_ETRE_GROUPEES = 8, 2
# Mandates, posts and agreements are told so many days before their end.
PREAVIS = 90


@dataclass(frozen=True)
class Genre:
    """A kind of thing to do: `mots` say several (« activités à confirmer »), `badge` is its word
    on a line, `droit` that of the act, `vue` the page where all of them are dealt with."""

    code: str
    titre: str
    mots: str
    badge: str
    icone: str
    droit: str
    rang: int
    ton: str = "neutre"
    vue: str = ""

    def adresse(self, cellule: str) -> str:
        """Where all of them are: their own page, or their place among what is to do."""
        if self.vue:
            return reverse(self.vue, args=[cellule])
        return f"{reverse('a_faire', args=[cellule])}#{self.code}"


@dataclass(frozen=True)
class Ligne:
    """One thing to do; `jour` is the day it is due, or since when it waits."""

    titre: str
    detail: str = ""
    url: str = ""
    jour: date | None = None
    ton: str = ""
    badge: str = ""


@dataclass(frozen=True)
class Lot:
    """The lines of a kind, the most pressing first; `total` counts those left out too."""

    genre: Genre
    lignes: list[Ligne]
    total: int

    @property
    def autres(self) -> int:
        return self.total - len(self.lignes)


Lots = Iterable[tuple[Genre, list[Ligne], int]]
_GENRES: dict[str, Genre] = {}
_LECTURES: list[tuple[Callable[[Cadre], Lots], frozenset[Genre]]] = []


def inscrire(*genres: Genre) -> Callable[[Callable[[Cadre], Lots]], Callable[[Cadre], Lots]]:
    """Register the function that reads the lines of these kinds."""

    def enregistrer(lire: Callable[[Cadre], Lots]) -> Callable[[Cadre], Lots]:
        for genre in genres:
            if genre.code in _GENRES:
                raise ImproperlyConfigured(f"« {genre.code} » est inscrit deux fois.")
            _GENRES[genre.code] = genre
        _LECTURES.append((lire, frozenset(genres)))
        return lire

    return enregistrer


def genres() -> list[Genre]:
    return sorted(_GENRES.values(), key=lambda genre: genre.rang)


def a_faire_de(request: HttpRequest, cadre: Cadre) -> list[Lot]:
    """What needs this person on the day of `cadre`, kind by kind, without the empty ones."""
    lots = [
        Lot(genre, lignes, total)
        for lire, siens in _LECTURES
        if any(peut(request, genre.droit) for genre in siens)
        for genre, lignes, total in lire(cadre)
        if total and peut(request, genre.droit)
    ]
    return sorted(lots, key=lambda lot: lot.genre.rang)


def resumer(lots: Iterable[Lot], cellule: str) -> list[tuple[Genre, Ligne]]:
    """The few lines of the dashboard: each kind has its say before one has more."""
    lignes = []
    for lot in lots:
        if lot.total > LIGNES_AVANT_D_ETRE_GROUPEES:
            lignes.append((lot.genre, _en_une(lot, cellule)))
        else:
            lignes += [(lot.genre, ligne) for ligne in lot.lignes]
    return lignes[:LIGNES_DU_TABLEAU]


def _en_une(lot: Lot, cellule: str) -> Ligne:
    """A kind that has many lines, as one: how many, and the most pressing."""
    premiere = lot.lignes[0]
    return Ligne(
        f"{nombre(lot.total)}{INSECABLE}{lot.genre.mots}",
        f"D’abord{INSECABLE}: {premiere.titre}",
        lot.genre.adresse(cellule),
        premiere.jour,
    )


@dataclass(frozen=True)
class Trouve:
    """A row that asks for something, in the columns that the kinds share."""

    cle: int
    nom: str
    autre: str
    jour: date | None
    autre_jour: date | None


@dataclass(frozen=True)
class Part:
    """The rows of a kind, in order, and what each column is made of; `ligne` puts it in words."""

    genre: Genre
    lignes: QuerySet
    ligne: Callable[[Trouve], Ligne]
    nom: object
    autre: object = Value("")
    jour: object = Cast(Value(None), DateField())
    autre_jour: object = Cast(Value(None), DateField())

    def colonnes(self) -> QuerySet:
        return self.lignes.annotate(
            ce_genre=Value(self.genre.code),
            ce_rang=Window(RowNumber(), order_by=self.lignes.query.order_by),
            ce_total=Window(Count("pk")),
            ce_nom=self.nom,
            ce_autre=self.autre,
            ce_jour=self.jour,
            ce_autre_jour=self.autre_jour,
        ).values_list(
            "ce_genre", "ce_rang", "ce_total", "pk", "ce_nom", "ce_autre", "ce_jour",
            "ce_autre_jour",
        )[:LIGNES_D_UN_GENRE]  # fmt: skip


def ensemble(*parts: Part) -> Lots:
    """The lines of several kinds and how many each has, in one query whatever their tables."""
    premiere, *suivantes = [part.colonnes() for part in parts]
    lues = sorted(premiere.union(*suivantes, all=True) if suivantes else premiere)
    for part in parts:
        siennes = [ligne for ligne in lues if ligne[0] == part.genre.code]
        lignes = [part.ligne(Trouve(*ligne[3:])) for ligne in siennes]
        yield part.genre, lignes, siennes[0][2] if siennes else 0


def finissants(modele: type[Model], jour: date, *cles: str) -> QuerySet:
    """The rows that end within `PREAVIS` days, but for those that another of the same `cles` goes
    on after; the nearest first."""
    memes = {cle: OuterRef(cle) for cle in cles}
    suivants = modele.objects.filter(Q(fin=None) | Q(fin__gt=OuterRef("fin")), **memes)
    fin = {"fin__gte": jour, "fin__lte": jour + timedelta(days=PREAVIS)}
    return modele.objects.filter(~Exists(suivants), **fin).order_by("fin", "pk")


def nom_de(personne: str) -> Trim:
    """A person's first and last names, by the key that leads to them."""
    return Trim(Concat(f"{personne}__prenom", Value(" "), F(f"{personne}__nom")))
