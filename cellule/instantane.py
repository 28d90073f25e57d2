"""The registry of report sections: what each app has to say of a cell's year (maison §2).

The annual report reads results and sections, never the tables of other apps. Each app declares
its sections in `sections.py`; a section is a function from a `Cadre` to blocks, plain JSON that a
frozen version of the report can keep. No person's name goes into a block (maison §7).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q, QuerySet
from django.utils.module_loading import autodiscover_modules

from cellule.models import Cellule

Bloc = dict[str, object]
Scalaire = str | int | float | bool | Decimal | date | None

# A list longer than this is cut, and says so: the whole is in the exported dossier.
LIGNES_MAXI = 200


class Place(StrEnum):
    """Where a section is printed; the code of an indicator is a place too."""

    CELLULE = "cellule"
    GOUVERNANCE = "gouvernance"
    MAILLAGE = "maillage"
    IMPACT = "impact"
    VIGILANCE = "vigilance"
    EVENEMENTS = "annexe_evenements"
    FORMATIONS = "annexe_formations"
    EQUIPES = "annexe_equipes"
    PROJETS = "annexe_projets"


class Nature(StrEnum):
    """How the cells of a column are written; a column of short words is never folded."""

    TEXTE = "texte"
    COURT = "court"
    NOMBRE = "nombre"
    DECIMAL = "decimal"
    TAUX = "taux"
    DATE = "date"


@dataclass(frozen=True)
class Cadre:
    """What a section is asked about: a cell, a civil year, and the day of the calculation."""

    cellule: Cellule
    annee: int
    arret: date
    _lus: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def une_fois(self, cle: str, lire: Callable[["Cadre"], Any]) -> Any:
        """What several sections need is read once, in this transaction."""
        if cle not in self._lus:
            self._lus[cle] = lire(self)
        return self._lus[cle]

    @property
    def premier(self) -> date:
        return date(self.annee, 1, 1)

    @property
    def dernier(self) -> date:
        """The last day: min(31 December, day of the calculation) (regles §1)."""
        return min(date(self.annee, 12, 31), self.arret)

    def touche(self, debut: str, fin: str) -> Q:
        """The interval of the two fields has a day in the year, up to the last day."""
        return self._avant_le_dernier(debut) & (
            Q(**{f"{fin}__isnull": True}) | Q(**{f"{fin}__gte": self.premier})
        )

    def actif_au_dernier_jour(self, debut: str, fin: str) -> Q:
        return self._avant_le_dernier(debut) & (
            Q(**{f"{fin}__isnull": True}) | Q(**{f"{fin}__gte": self.dernier})
        )

    def dans_l_annee(self, champ: str) -> Q:
        return Q(**{f"{champ}__gte": self.premier, f"{champ}__lte": self.dernier})

    def _avant_le_dernier(self, debut: str) -> Q:
        return Q(**{f"{debut}__isnull": True}) | Q(**{f"{debut}__lte": self.dernier})


@dataclass(frozen=True)
class Section:
    """A part of the report: where it stands, its title, and the sentence for an empty one."""

    code: str
    place: str
    titre: str
    si_vide: str
    rang: int
    lire: Callable[[Cadre], list[Bloc]]


_sections: dict[str, Section] = {}
_complements: dict[str, Callable] = {}


def section(
    code: str, *, place: str, titre: str, si_vide: str, rang: int = 0
) -> Callable[[Callable[[Cadre], list[Bloc]]], Callable[[Cadre], list[Bloc]]]:
    """Declare a section; a code declared twice raises at import."""

    def enregistrer(lire: Callable[[Cadre], list[Bloc]]) -> Callable[[Cadre], list[Bloc]]:
        if code in _sections:
            raise ImproperlyConfigured(f"La section {code} est déclarée deux fois.")
        _sections[code] = Section(code, str(place), titre, si_vide, rang, lire)
        return lire

    return enregistrer


def complement(nom: str) -> Callable[[Callable], Callable]:
    """Declare a fact that the report asks for by name (« hote », « fonctions »)."""

    def enregistrer(fonction: Callable) -> Callable:
        if nom in _complements:
            raise ImproperlyConfigured(f"Le complément {nom} est déclaré deux fois.")
        _complements[nom] = fonction
        return fonction

    return enregistrer


@cache
def _decouvrir() -> None:
    autodiscover_modules("sections")


def sections() -> list[Section]:
    """Every declared section, in order."""
    _decouvrir()
    return sorted(_sections.values(), key=lambda s: (s.place, s.rang, s.code))


def demander(nom: str, cadre: Cadre, *arguments: object) -> object:
    """Ask for a complement."""
    _decouvrir()
    return _complements[nom](cadre, *arguments)


def debut_de(requete: QuerySet) -> tuple[list, int]:
    """The rows that are printed, and how many there are in all."""
    lignes = list(requete[: LIGNES_MAXI + 1])
    if len(lignes) <= LIGNES_MAXI:
        return lignes, len(lignes)
    return lignes[:LIGNES_MAXI], requete.count()


# --- Blocks --------------------------------------------------------------------------


def texte(contenu: str) -> Bloc:
    return {"genre": "texte", "texte": contenu}


def tableau(
    titre: str,
    colonnes: Iterable[tuple[str, Nature]],
    lignes: Iterable[Iterable[Scalaire]],
    *,
    total: Iterable[Scalaire] | None = None,
    sur: int | None = None,
    note: str = "",
) -> Bloc:
    """A table; `sur` is the number of rows before the list was cut to `LIGNES_MAXI`.

    The first column names its row. A missing value is None, never an empty string or zero.
    """
    ecrites = [[en_json(valeur) for valeur in ligne] for ligne in lignes]
    return {
        "genre": "tableau",
        "titre": titre,
        "colonnes": [{"titre": nom, "nature": nature.value} for nom, nature in colonnes],
        "lignes": ecrites,
        "total": None if total is None else [en_json(valeur) for valeur in total],
        "sur": len(ecrites) if sur is None else sur,
        "note": note,
    }


def carte(
    titre: str,
    legende: str,
    valeurs: dict[str, tuple[int, str, str]],
    *,
    reperes: tuple[str, Iterable[str]] = ("", ()),
    hachures: tuple[str, Iterable[str]] = ("", ()),
) -> Bloc:
    """A map of departments: a number each, its words (« 5 équipes ») and what is written on it.

    `reperes` and `hachures`: what a mark and hatching say, and the departments that bear them.
    """
    return {
        "genre": "carte",
        "titre": titre,
        "legende": legende,
        "valeurs": {code: list(lues) for code, lues in sorted(valeurs.items())},
        "reperes": {"mots": reperes[0], "codes": sorted(reperes[1])},
        "hachures": {"mots": hachures[0], "codes": sorted(hachures[1])},
    }


def en_json(valeur: Scalaire) -> str | int | float | bool | None:
    """Plain JSON: ISO dates, whole numbers without decimals."""
    if isinstance(valeur, Decimal):
        return int(valeur) if valeur == valeur.to_integral_value() else float(valeur)
    return valeur.isoformat() if isinstance(valeur, date) else valeur
