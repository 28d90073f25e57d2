"""What an indicator declares, and what its function returns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
    """One figure of an indicator: its name in the results, its words, what it is."""

    nom: str
    libelle: str
    nature: NatureMesure = NatureMesure.NOMBRE


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


@dataclass(frozen=True)
class Indicateur:
    """One declaration: everything else iterates over the catalogue (maison §3).

    `libelle` is the official wording, verbatim; `regle` one sentence for the person who asks
    where the figure comes from; `principale` the main measure, which decides `zero`;
    `ventilation` what the labels of the breakdown are (see `libelles.py`).
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
    socle: bool = False
    ventilation: str = ""
    ventilation_titre: str = ""
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


class Catalogue(dict[str, Indicateur]):
    """The declarations by code, in the order of the framework."""

    def declarer(self, code: str, mission: Mission, **champs) -> Callable[[Fonction], Fonction]:
        """Decorate the function that computes an indicator; a code used twice raises at import."""

        def enregistrer(fonction: Fonction) -> Fonction:
            if code in self:
                raise ValueError(f"L’indicateur {code} est déclaré deux fois.")
            self[code] = Indicateur(code=code, mission=mission, calculer=fonction, **champs)
            return fonction

        return enregistrer

    @classmethod
    def reunir(cls, *parties: "Catalogue") -> "Catalogue":
        """One catalogue of several, in their order; a code in two of them raises at import."""
        tout = cls()
        for partie in parties:
            if communs := tout.keys() & partie.keys():
                raise ValueError(f"Indicateurs déclarés deux fois : {sorted(communs)}.")
            tout |= partie
        return tout


# Version of the counting rules (regles-de-calcul.md) that this catalogue implements.
VERSION = "2022.1"


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
