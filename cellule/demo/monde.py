"""The world of one demo cell: who it is, what day it is, the rows written so far."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import TypeVar

from cellule.typographie import typo

PREMIERE_ANNEE = 2023
# What is already in the diary beyond the day.
HORIZON = timedelta(days=240)

Ligne = dict[str, object]


def mots(texte: str) -> tuple[str, ...]:
    """A list of words, written as one text."""
    return tuple(texte.split())


Outil = TypeVar("Outil")
# Columns in which people write sentences; the others hold codes, addresses and moments.
TEXTES = frozenset(
    mots(
        "nom intitule objectifs objectif action programme lieu texte resultat poste fonction "
        "libelle pilote origine public campagne document profession nature valeur titre contexte "
        "description conditions domaine emetteur"
    )
)
_typo = lru_cache(maxsize=20_000)(typo)


@dataclass(frozen=True, kw_only=True)
class Profil:
    """What sets one demo cell apart from another."""

    code: str
    nom: str
    sigle: str
    region: str
    departements: tuple[str, ...]
    fuseau: str
    forme_juridique: str
    domaine: str  # of its invented site and addresses
    telephone: str  # beginning of a range kept for fiction by the ARCEP
    noms_de_famille: tuple[str, ...]
    themes_locaux: tuple[str, ...]
    antennes_depuis: date
    volumes: dict[str, int]  # activities a year, by type
    oublis: dict[int, float] = field(default_factory=dict)  # share never confirmed, by year

    def cellule(self) -> Ligne:
        """The row of cellule.csv."""
        return {
            "code": self.code,
            "nom": typo(self.nom),
            "sigle": self.sigle,
            "regions": [self.region],
            "departements": list(self.departements),
            "forme_juridique": self.forme_juridique,
            "fuseau": self.fuseau,
        }


class Monde:
    """The rows of a demo cell, by table of the exchange format, being written."""

    def __init__(self, profil: Profil, jour: date) -> None:
        self.profil, self.jour = profil, jour
        self.tables: dict[str, list[Ligne]] = defaultdict(list)
        self._numeros: dict[str, int] = defaultdict(int)
        self._outils: dict[type, object] = {}

    def outil(self, classe: type[Outil]) -> Outil:
        """The one helper of this class (directory, journal) that the apps share."""
        if classe not in self._outils:
            self._outils[classe] = classe(self)
        return self._outils[classe]

    def hasard(self, *sujet: object) -> Random:
        """Chance, always the same for this cell and this subject."""
        return Random("|".join(map(str, (self.profil.code, *sujet))))

    def ajouter(self, table: str, **ligne: object) -> Ligne:
        for colonne in TEXTES & ligne.keys():
            if isinstance(ligne[colonne], str):
                ligne[colonne] = _typo(ligne[colonne])
        self.tables[table].append(ligne)
        return ligne

    def code(self, prefixe: str, chiffres: int = 3) -> str:
        """The next code after this prefix, as the screens number."""
        self._numeros[prefixe] += 1
        return f"{prefixe}{self._numeros[prefixe]:0{chiffres}d}"

    @property
    def annees(self) -> range:
        """From the first year to the next one, whose beginning is already planned."""
        return range(PREMIERE_ANNEE, self.jour.year + 2)

    @property
    def annees_commencees(self) -> range:
        return range(PREMIERE_ANNEE, self.jour.year + 1)

    @property
    def chef_lieu(self) -> str:
        """The department whose holidays and offices are the cell's."""
        return self.profil.departements[0]

    def passe(self, jour: date) -> bool:
        return jour < self.jour

    def connu(self, jour: date) -> bool:
        """Whether a dated fact (a reading, an issue, a check) has taken place."""
        return jour <= self.jour

    def a_l_agenda(self, jour: date) -> bool:
        return jour <= self.jour + HORIZON

    def fin(self, jour: date) -> date | None:
        """An end that lies ahead is not written yet."""
        return jour if self.connu(jour) else None

    def mois_ecoules(self, depuis: date) -> Iterator[date]:
        """The first of each month, from `depuis` to the month before today's."""
        premier = depuis.replace(day=1)
        while (suivant := (premier + timedelta(days=32)).replace(day=1)) <= self.jour:
            yield premier
            premier = suivant
