"""The tables of the exchange format: what each app declares in its `colonnes.py`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models

from .deduction import Colonne, deduire
from .genres import Genre, Refus

if TYPE_CHECKING:
    from cellule.actions.ecriture import Ecriture

# For a dossier whose own time zone cannot be read: its other errors are still worth saying.
FUSEAU_PAR_DEFAUT = "Europe/Paris"

# The typed values of a row, by column; references hold codes.
Ligne = dict[str, object]


class Faute(NamedTuple):
    """What is wrong in a row, and in which column ('' for the row itself)."""

    colonne: str
    message: str


@dataclass(frozen=True)
class Contexte:
    """What the cell adds to the reading of a row: its time zone."""

    zone: tzinfo = field(default_factory=lambda: ZoneInfo(FUSEAU_PAR_DEFAUT))


@dataclass(frozen=True)
class Regle:
    """A check across columns; it runs on the rows where each of them could be read."""

    colonnes: tuple[str, ...]
    verifier: Callable[[Ligne, Contexte], str | None]
    # The column that the message names: the last by default.
    coupable: str = ""

    def faute(self, ligne: Ligne, contexte: Contexte) -> Faute | None:
        message = self.verifier(ligne, contexte)
        return Faute(self.coupable or self.colonnes[-1], message) if message else None


@dataclass(frozen=True)
class Condition:
    """What a reference asks of the row that it names: `seances.activite` names a formation."""

    reference: str
    colonne: str
    valeur: str
    message: str


class Doublons(Enum):
    """What two rows with the same key mean."""

    ERREUR = "erreur"
    LE_DERNIER = "le dernier"


@dataclass(kw_only=True)
class Table:
    """One table: its columns in the order of the format, its key, its rules.

    `cle` is the format's primary key or, for a table whose rows have no code, the columns or
    calculated attributes that the format says are unique; without any, two identical rows are
    two facts. `calculer` gives the derived attributes that a row holds by itself.
    """

    nom: str
    modele: type[models.Model]
    noms: tuple[str, ...]
    cle: tuple[str, ...] = ()
    doublons: Doublons = Doublons.ERREUR
    genres: Mapping[str, Genre] = field(default_factory=dict)
    requises: Iterable[str] = ()
    regles: tuple[Regle, ...] = ()
    conditions: tuple[Condition, ...] = ()
    calculer: Callable[[Ligne, Contexte], dict[str, object]] = lambda ligne, contexte: {}
    # The rows of the cell that must not be removed, with the reason.
    irremovables: Callable[[], Iterator[tuple[str, str]]] = lambda: iter(())
    # The rows that are facts of a civil year, for the tables that grow with the years.
    de_l_annee: Callable[[int], models.Q] | None = None
    ecriture: "Ecriture | None" = None

    def avec(self, *noms: str) -> "Table":
        """The same table with more columns, which the exchange format does not have."""
        return replace(self, noms=(*self.noms, *noms), ecriture=None)

    @cached_property
    def colonnes(self) -> tuple[Colonne, ...]:
        return tuple(
            deduire(
                self.modele,
                nom,
                genre=self.genres.get(nom),
                requise=True if nom in self.requises else None,
            )
            for nom in self.noms
        )

    @cached_property
    def par_nom(self) -> dict[str, Colonne]:
        return {colonne.nom: colonne for colonne in self.colonnes}

    @property
    def codee(self) -> bool:
        """True for a table whose rows are named by a code of the dossier."""
        return self.cle == ("code",)

    @property
    def pluriel(self) -> str:
        return str(self.modele._meta.verbose_name_plural)

    def lire(self, bruts: Mapping[str, object], contexte: Contexte) -> tuple[Ligne, list[Faute]]:
        """Read and check one row: the one guard of files, screens and programs."""
        ligne, fautes = {}, []
        for colonne in self.colonnes:
            try:
                ligne[colonne.nom] = colonne.lire(bruts.get(colonne.nom))
            except Refus as refus:
                fautes.append(Faute(colonne.nom, str(refus)))
        for regle in self.regles:
            if all(nom in ligne for nom in regle.colonnes):
                faute = regle.faute(ligne, contexte)
                if faute:
                    fautes.append(faute)
        return ligne, fautes

    def exiger(self, bruts: Mapping[str, object], contexte: Contexte) -> Ligne:
        """Read one row, or raise what is wrong by column, as a form shows it."""
        inconnues = bruts.keys() - self.par_nom.keys()
        if inconnues:
            raise TypeError(f"{self.nom} n’a pas de colonne {', '.join(sorted(inconnues))}")
        ligne, fautes = self.lire(bruts, contexte)
        if fautes:
            messages: dict[str, list[str]] = {}
            for colonne, message in fautes:
                messages.setdefault(colonne, []).append(message)
            raise ValidationError(messages)
        return ligne

    def identite(self, ligne: Ligne, contexte: Contexte) -> tuple:
        """The key of a row, in the values of the file."""
        if self.codee:
            return (ligne["code"],)
        valeurs = ligne | self.calculer(ligne, contexte)
        return tuple(valeurs[nom] for nom in self.cle)

    def ecrire(self) -> "Ecriture":
        if self.ecriture is None:
            raise ImproperlyConfigured(f"Aucune action n’écrit la table {self.nom}.")
        return self.ecriture
