"""Candidates: each is counted, or excluded with exactly one reason (regles §1)."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

COMPTE = ""


@dataclass(frozen=True)
class Ligne:
    """One row behind a figure, as the page and the annex show it. No person's name."""

    code: str
    date: date | None
    intitule: str
    nature: str
    motif: str = COMPTE


class Candidats(ABC):
    """The candidates of one indicator, counted or excluded."""

    @abstractmethod
    def par_motif(self) -> Counter[str]:
        """How many candidates per reason; the counted ones under the empty reason."""

    @abstractmethod
    def lignes(self, *, motif: str | None, debut: int, taille: int) -> list[Ligne]:
        """A page of rows: those counted (`motif=""`), excluded for a reason, or excluded (None)."""

    def toutes(self) -> list[Ligne]:
        """Every row with its reason, for those who keep them all; titles are left empty."""
        tout = {"debut": 0, "taille": self.par_motif().total()}
        lues = self.lignes(motif=COMPTE, **tout) + self.lignes(motif=None, **tout)
        return [replace(ligne, intitule="") for ligne in lues]

    @property
    def comptes(self) -> int:
        return self.par_motif()[COMPTE]

    @property
    def exclus(self) -> dict[str, int]:
        return {motif: n for motif, n in sorted(self.par_motif().items()) if motif and n}


class ListeDeCandidats(Candidats):
    """Candidates read as objects: every table but the journal is small."""

    def __init__(
        self,
        objets: Iterable[Any],
        motif: Callable[[Any], str],
        ligne: Callable[[Any], tuple[str, date | None, str, str]],
    ) -> None:
        """`motif` gives the reason or ""; `ligne` gives (code, date, title, nature)."""
        self._tries = [(objet, motif(objet)) for objet in objets]
        self._ligne = ligne

    @property
    def tous(self) -> list[Any]:
        return [objet for objet, _ in self._tries]

    @property
    def comptees(self) -> list[Any]:
        return [objet for objet, motif in self._tries if motif == COMPTE]

    def par_motif(self) -> Counter[str]:
        return Counter(motif for _, motif in self._tries)

    def lignes(self, *, motif: str | None, debut: int, taille: int) -> list[Ligne]:
        choisis = [
            (objet, raison)
            for objet, raison in self._tries
            if (raison != COMPTE if motif is None else raison == motif)
        ]
        return [
            Ligne(*self._ligne(objet), motif=raison)
            for objet, raison in choisis[debut : debut + taille]
        ]
