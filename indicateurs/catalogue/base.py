"""What an indicator declares, and what its function returns."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicateurs.apports import Apports
from indicateurs.candidats import Candidats
from indicateurs.contexte import Contexte

Nombre = int | float | Decimal
Valeur = Nombre | bool | date | None
Ventilation = dict[str, Nombre | dict[str, Nombre]]


class Mission(StrEnum):
    """The four missions of the framework (instruction DGOS/R4/2022/252, annexe, 3)."""

    DIAGNOSTIC = "D"
    ANIMATION = "A"
    CULTURE = "C"
    INFORMATION = "I"

    @property
    def libelle(self) -> str:
        return LIBELLES_DES_MISSIONS[self]


LIBELLES_DES_MISSIONS = {
    Mission.DIAGNOSTIC: "Participer aux diagnostics territoriaux et à l’amélioration de la "
    "lisibilité de l’offre et de l’activité",
    Mission.ANIMATION: "Animer les relations avec les acteurs de soins palliatifs",
    Mission.CULTURE: "Diffuser la culture et la démarche palliatives et contribuer à "
    "l’appropriation des bonnes pratiques professionnelles",
    Mission.INFORMATION: "Informer sur les soins palliatifs et la fin de vie",
}


class Etat(StrEnum):
    """Unknown is not zero (regles §1, « State »)."""

    VALEUR = "valeur"
    ZERO = "zero"
    INCOMPLET = "incomplet"
    NON_RENSEIGNE = "non_renseigne"
    SANS_OBJET = "sans_objet"

    @property
    def libelle(self) -> str:
        return {
            Etat.VALEUR: "complet",
            Etat.ZERO: "zéro constaté",
            Etat.INCOMPLET: "incomplet",
            Etat.NON_RENSEIGNE: "non renseigné",
            Etat.SANS_OBJET: "sans objet",
        }[self]


class NatureMesure(StrEnum):
    NOMBRE = "nombre"
    OUI_NON = "oui_non"
    TAUX = "taux"
    DATE = "date"
    HEURES = "heures"


@dataclass(frozen=True)
class Mesure:
    """One figure of an indicator: its name in the results, its words, what it is. The nation adds
    numbers up, but for those of distinct persons: they are named `personnes`."""

    nom: str
    libelle: str
    nature: NatureMesure = NatureMesure.NOMBRE


@dataclass(frozen=True)
class Motif:
    """Why candidates do not count, and what the cell may do about it (nothing: empty)."""

    libelle: str
    explication: str
    a_faire: str = ""


@dataclass(frozen=True)
class Calcul:
    """What an indicator's function returns.

    `renseigne`: the indicator is informed by something else than its candidates, so it is never
    `non_renseigne`. `incomplet`: a reason of its own. `etat`: a state that the rule itself gives.
    """

    candidats: Candidats
    mesures: dict[str, Valeur]
    ventilation: Ventilation = field(default_factory=dict)
    renseigne: bool = False
    incomplet: bool = False
    sans_objet: bool = False
    etat: Etat | None = None


Fonction = Callable[[Contexte], Calcul]


# The measures that leave an indicator incomplete when they are not zero, under their usual names.
MANQUES = (
    "sans_objectif",
    "sans_programme",
    "non_renseignes",
    "non_renseignees",
    "sans_lecture",
)


@dataclass(frozen=True)
class Indicateur:
    """One declaration: everything else iterates over the catalogue (maison §3).

    `libelle` is the official wording, verbatim; `regle` one sentence for the person who asks
    where the figure comes from; `principale` the main measure, which decides `zero`;
    `ventilation` what the labels of the breakdown are (see `libelles.py`); `motifs` the words of
    reasons that no other indicator has; `manques` the measures that leave it incomplete when they
    are not zero; `sans_objet` why it may not apply; `apports` what its shared facts add; `tables`
    those of the exchange format that the rule reads, to say which rows changed a figure. It
    applies from the year `depuis` to the year `jusqu_a`, both included; None for no limit.
    """

    code: str
    mission: Mission
    rubrique: str
    titre: str
    libelle: str
    regle: str
    candidat: str
    mesures: tuple[Mesure, ...]
    calculer: Fonction
    tables: tuple[str, ...] = ()
    socle: bool = False
    ventilation: str = ""
    ventilation_titre: str = ""
    motifs: Mapping[str, Motif] = field(default_factory=dict)
    manques: tuple[str, ...] = MANQUES
    sans_objet: str = ""
    apports: Callable[[Candidats, date], Apports] | None = None
    depuis: int | None = None
    jusqu_a: int | None = None

    @property
    def principale(self) -> str:
        return self.mesures[0].nom

    def mesure(self, nom: str) -> Mesure:
        return next(mesure for mesure in self.mesures if mesure.nom == nom)

    def vaut_en(self, annee: int) -> bool:
        """True when this declaration applies to the year."""
        return (self.depuis or annee) <= annee <= (self.jusqu_a or annee)

    @property
    def rang(self) -> tuple[int, int, str]:
        """Its place in the framework: by mission, then by number."""
        numero, suite = re.fullmatch(r"\D*(\d*)(.*)", self.code).groups()
        return list(Mission).index(self.mission), int(numero or 0), suite


def nombre(nom: str, libelle: str) -> Mesure:
    return Mesure(nom, libelle)


def oui_non(nom: str, libelle: str) -> Mesure:
    return Mesure(nom, libelle, NatureMesure.OUI_NON)


def taux(nom: str, libelle: str) -> Mesure:
    return Mesure(nom, libelle, NatureMesure.TAUX)


def pourcentage(partie: int, total: int) -> float | None:
    """A percentage with one decimal, rounded half up from the exact quotient; null for 0/0
    (regles §1, « Rates »)."""
    if total == 0:
        return None
    return (2000 * partie + total) // (2 * total) / 10
