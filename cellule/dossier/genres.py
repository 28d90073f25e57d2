"""The kinds of column: how a cell is read, whoever wrote it, and how it is written.

`lire` takes what a CSV file (text), a workbook (typed cells), a form or a program gives, and
returns the value that the model keeps or raises `Refus`. It is the one check of a value, for
files and screens alike.
"""

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from zoneinfo import available_timezones

from django.db import models

from cellule.moments import lire_jour, lire_moment
from cellule.typographie import nombre as nombre_ecrit

ENTIER = re.compile(r"[+-]?[0-9]{1,30}")
NOMBRE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
# A name of the machine rather than a place.
FAUX_FUSEAUX = {"localtime", "posixrules", "Factory"}


class Refus(ValueError):
    """A value that its column does not take: the message says what was found and expected."""


@dataclass(frozen=True)
class Irrecevable:
    """A cell that no column takes: a formula, an error, a duration. It says why."""

    raison: str


def cite(valeur: object) -> str:
    """Quote what was found, shortened."""
    texte = " ".join(str(valeur).split())
    return f"« {texte if len(texte) <= 60 else texte[:59] + '…'} »"


@dataclass(frozen=True, kw_only=True)
class Genre(ABC):
    """A kind of column; `vide` is what an empty cell means."""

    vide: object = None

    def rien(self) -> object:
        return self.vide

    @abstractmethod
    def lire(self, brut: object) -> object:
        """The value of a cell that is not empty; raise `Refus` if the kind does not take it."""

    def ecrire(self, valeur) -> str:
        return "" if valeur is None else str(valeur)

    def texte(self, brut: object) -> str:
        """The text of a cell; a typed cell of another kind is refused by the caller's message."""
        if isinstance(brut, str):
            return brut.strip()
        if isinstance(brut, models.Model):
            raise Refus(f"texte attendu, {cite(brut)} trouvé")
        return str(brut)


@dataclass(frozen=True, kw_only=True)
class Texte(Genre):
    vide: object = ""
    longueur: int | None = None

    def lire(self, brut: object) -> str:
        if isinstance(brut, bool | date):
            raise Refus(f"{cite(brut)} n’est pas un texte : mettez la cellule au format Texte")
        if isinstance(brut, float) and brut.is_integer():
            brut = int(brut)
        texte = self.texte(brut)
        if "\0" in texte:
            raise Refus("le caractère nul (U+0000) est interdit dans un texte")
        if self.longueur and len(texte) > self.longueur:
            raise Refus(f"texte de {len(texte)} caractères, {self.longueur} au plus attendus")
        return texte


@dataclass(frozen=True, kw_only=True)
class Identifiant(Texte):
    """A text of a given form: a slug, nine characters, an official code."""

    forme: Callable[[str], bool]
    attendu: str

    def lire(self, brut: object) -> str:
        texte = super().lire(brut)
        if not self.forme(texte):
            raise Refus(f"{cite(texte)} trouvé, {self.attendu} attendu")
        return texte


def slug(longueur: int) -> Identifiant:
    return Identifiant(
        forme=lambda texte: bool(re.fullmatch(r"[-a-zA-Z0-9_]+", texte)),
        attendu="un code fait de lettres sans accent, de chiffres, de tirets (ex. bourgogne)",
        longueur=longueur,
    )


def finess() -> Identifiant:
    return Identifiant(forme=lambda texte: len(texte) == 9, attendu="un FINESS de 9 caractères")


@cache
def fuseaux() -> frozenset[str]:
    return frozenset(available_timezones() - FAUX_FUSEAUX)


def fuseau() -> Identifiant:
    return Identifiant(
        forme=lambda texte: texte in fuseaux(),
        attendu="un fuseau de la base IANA (ex. Europe/Paris, Indian/Reunion)",
    )


def code_officiel(codes: Callable[[], Collection[str]], nom: str, *, vide: object) -> Identifiant:
    return Identifiant(
        forme=lambda texte: texte in codes(), attendu=f"un code INSEE de {nom}", vide=vide
    )


@dataclass(frozen=True, kw_only=True)
class Enumeration(Genre):
    vide: object = ""
    choix: tuple[str, ...]

    def lire(self, brut: object) -> str:
        texte = self.texte(brut)
        if texte not in self.choix:
            raise Refus(f"{cite(texte)} n’est pas dans la liste : {', '.join(self.choix)}")
        return texte


@dataclass(frozen=True, kw_only=True)
class Jour(Genre):
    def lire(self, brut: object) -> date:
        if isinstance(brut, datetime):
            if brut.time() != time.min:
                raise Refus(f"{cite(brut)} a une heure : un jour seul (AAAA-MM-JJ) est attendu")
            return brut.date()
        if isinstance(brut, date):
            return brut
        try:
            return lire_jour(self.texte(brut))
        except ValueError:
            raise Refus(
                f"{cite(brut)} n’est pas un jour du calendrier écrit AAAA-MM-JJ (ex. 2025-03-31)"
            ) from None


@dataclass(frozen=True, kw_only=True)
class Moment(Genre):
    """A day or a time, kept as written."""

    vide: object = ""

    def lire(self, brut: object) -> str:
        texte = self._iso(brut)
        try:
            lire_moment(texte)
        except (ValueError, OverflowError):
            raise Refus(
                f"{cite(texte)} n’est pas un jour (AAAA-MM-JJ) ou une heure réels "
                "(AAAA-MM-JJTHH:MM, avec ou sans décalage, ex. 2025-03-31T14:30+02:00)"
            ) from None
        return texte

    def _iso(self, brut: object) -> str:
        if isinstance(brut, datetime) and brut.tzinfo is None and brut.time() == time.min:
            brut = brut.date()  # a workbook has no other way to type a day
        if isinstance(brut, datetime):
            entier = brut.replace(second=0, microsecond=0) == brut
            return brut.isoformat(timespec="minutes" if entier else "seconds")
        return brut.isoformat() if isinstance(brut, date) else self.texte(brut)


@dataclass(frozen=True, kw_only=True)
class Entier(Genre):
    mini: int = 0
    maxi: int

    def lire(self, brut: object) -> int:
        if isinstance(brut, float | Decimal) and math.isfinite(brut) and brut == int(brut):
            brut = int(brut)  # 12.0 in a workbook
        texte = self.texte(brut)
        if isinstance(brut, bool) or not ENTIER.fullmatch(texte):
            raise Refus(f"{cite(brut)} n’est pas un nombre entier")
        valeur = int(texte)
        if not self.mini <= valeur <= self.maxi:
            bornes = f"de {self.mini} à {nombre_ecrit(self.maxi)}"
            raise Refus(f"{cite(texte)} trouvé, un entier {bornes} attendu")
        return valeur


def sans_zeros(valeur: Decimal) -> str:
    """Every digit of a number and no other: `normalize` would round to 28 of them."""
    texte = f"{valeur:f}"
    return texte.rstrip("0").rstrip(".") if "." in texte else texte


@dataclass(frozen=True, kw_only=True)
class Nombre(Genre):
    """An exact, finite number."""

    decimales: int
    mini: Decimal | None = Decimal(0)
    maxi: Decimal | None = None  # reached
    plafond: Decimal  # never reached

    def lire(self, brut: object) -> Decimal:
        texte = self.texte(brut)
        if isinstance(brut, bool | date) or not NOMBRE.fullmatch(texte):
            indice = " (le séparateur décimal est le point)" if "," in texte else ""
            raise Refus(f"{cite(brut)} n’est pas un nombre fini{indice}")
        valeur = Decimal(texte) or Decimal(0)  # not minus zero
        if self.mini is not None and valeur < self.mini:
            raise Refus(f"{cite(texte)} est négatif : un nombre positif ou nul est attendu")
        if self.maxi is not None and valeur > self.maxi:
            raise Refus(f"{cite(texte)} trouvé, {self.maxi} au plus attendu")
        if abs(valeur) >= self.plafond:
            raise Refus(f"{cite(texte)} est trop grand")
        if len(self.ecrire(valeur).partition(".")[2]) > self.decimales:
            raise Refus(f"{cite(texte)} a plus de {self.decimales} décimales")
        return valeur

    def ecrire(self, valeur) -> str:
        return "" if valeur is None else sans_zeros(valeur)


@dataclass(frozen=True, kw_only=True)
class Booleen(Genre):
    """`oui` or `non`; an empty cell is `vide`: no, or unknown where the model allows it."""

    def lire(self, brut: object) -> bool:
        if isinstance(brut, bool):
            return brut
        texte = self.texte(brut)
        if texte not in ("oui", "non"):
            raise Refus(f"{cite(brut)} trouvé, oui ou non attendu")
        return texte == "oui"

    def ecrire(self, valeur) -> str:
        return "" if valeur is None else "oui" if valeur else "non"


@dataclass(frozen=True, kw_only=True)
class Reference(Genre):
    """The code of a row of another table, or of the same."""

    cible: type[models.Model]
    longueur: int = 100

    def lire(self, brut: object) -> str:
        if isinstance(brut, self.cible):
            return brut.code
        return Texte(longueur=self.longueur).lire(brut)


@dataclass(frozen=True, kw_only=True)
class Liste(Genre):
    """Elements of one kind joined by a vertical bar; a repeated one counts once."""

    element: Genre

    def rien(self) -> list:
        return []

    def lire(self, brut: object) -> list:
        elements = brut.split("|") if isinstance(brut, str) else self._elements(brut)
        elements = [e.strip() if isinstance(e, str) else e for e in elements]
        if "" in elements:
            raise Refus(f"{cite(brut)} a un élément vide : codes séparés par une seule barre")
        return list(dict.fromkeys(map(self.element.lire, elements)))

    def _elements(self, brut: object) -> list:
        return [brut] if isinstance(brut, int | float | date | models.Model) else list(brut)

    def ecrire(self, valeur) -> str:
        return "|".join(map(str, valeur or ()))
