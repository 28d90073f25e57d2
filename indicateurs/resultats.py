"""The result of one indicator (regles §2), as every consumer sees it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .candidats import Candidats
from .catalogue import Calcul, Etat, Indicateur, Mesure, NatureMesure
from .catalogue.base import Nombre, Valeur, Ventilation

# regles §1: exclusions that leave an indicator « non renseigné » when it has no other candidate.
SANS_SUITE = frozenset({"annulee", "reportee", "a_venir"})


@dataclass(frozen=True)
class Resultat:
    """Value, state, breakdown, candidates counted and excluded of one indicator.

    `candidats` is the object behind the figures: it lists the rows. None when they were stored.
    """

    indicateur: Indicateur
    etat: Etat
    mesures: dict[str, Valeur]
    ventilation: Ventilation
    candidats: Candidats | None
    comptes: int
    exclus: dict[str, int]

    @property
    def code(self) -> str:
        return self.indicateur.code

    @property
    def valeur(self) -> Valeur:
        """The main measure."""
        return self.mesures[self.indicateur.principale]

    @property
    def total(self) -> int:
        return self.comptes + sum(self.exclus.values())

    def en_json(self) -> dict:
        """The object of regles §2: plain numbers, ISO dates."""
        return {
            "etat": self.etat.value,
            "mesures": {nom: en_json(valeur) for nom, valeur in self.mesures.items()},
            "ventilation": {nom: en_json(valeur) for nom, valeur in self.ventilation.items()},
            "candidats": self.total,
            "comptes": self.comptes,
            "exclus": self.exclus,
        }


@dataclass(frozen=True)
class Resultats(Mapping[str, Resultat]):
    """The results of a cell and a year, by code, with the day and the version that made them."""

    annee: int
    arret: date
    par_code: dict[str, Resultat]
    version: str

    def __getitem__(self, code: str) -> Resultat:
        return self.par_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.par_code)

    def __len__(self) -> int:
        return len(self.par_code)

    def en_json(self) -> dict[str, dict]:
        return {code: resultat.en_json() for code, resultat in self.items()}


def conclure(indicateur: Indicateur, calcul: Calcul, *, zero_constate: bool) -> Resultat:
    """Give the calculation its state, drop the empty rows of its breakdown."""
    exclus = calcul.candidats.exclus
    comptes = calcul.candidats.comptes
    etat = _etat(indicateur, calcul, comptes, exclus)
    if etat is Etat.NON_RENSEIGNE and zero_constate:
        etat = Etat.ZERO
    # The measures in the order of the declaration, which names each of them.
    mesures = {mesure.nom: calcul.mesures[mesure.nom] for mesure in indicateur.mesures}
    ventilation = {
        nom: valeur for nom, valeur in sorted(calcul.ventilation.items()) if _non_nul(valeur)
    }
    return Resultat(indicateur, etat, mesures, ventilation, calcul.candidats, comptes, exclus)


def relire(indicateur: Indicateur, lu: dict) -> Resultat:
    """A result that was stored (`en_json`), without the rows behind it."""
    mesures = {
        mesure.nom: _relue(mesure, lu["mesures"].get(mesure.nom)) for mesure in indicateur.mesures
    }
    etat = Etat(lu["etat"])
    return Resultat(indicateur, etat, mesures, lu["ventilation"], None, lu["comptes"], lu["exclus"])


def _relue(mesure: Mesure, valeur: object) -> Valeur:
    est_une_date = mesure.nature is NatureMesure.DATE and valeur is not None
    return date.fromisoformat(valeur) if est_une_date else valeur


def _etat(indicateur: Indicateur, calcul: Calcul, comptes: int, exclus: dict[str, int]) -> Etat:
    """The first state that applies (regles §1, « State »)."""
    if calcul.etat is not None:
        return calcul.etat
    if calcul.sans_objet:
        return Etat.SANS_OBJET
    renseigne = calcul.renseigne or comptes or not SANS_SUITE.issuperset(exclus)
    if not renseigne:
        return Etat.NON_RENSEIGNE
    if calcul.incomplet or "a_confirmer" in exclus:
        return Etat.INCOMPLET
    return Etat.VALEUR if calcul.mesures[indicateur.principale] else Etat.ZERO


def _non_nul(valeur: Nombre | dict[str, Nombre]) -> bool:
    return any(valeur.values()) if isinstance(valeur, dict) else bool(valeur)


def en_json(valeur: Valeur | dict[str, Nombre]) -> object:
    """A measure as JSON writes it: a whole number without decimals, a date in ISO."""
    if isinstance(valeur, dict):
        return {nom: en_json(nombre) for nom, nombre in valeur.items()}
    if isinstance(valeur, Decimal):
        return int(valeur) if valeur == valeur.to_integral_value() else float(valeur)
    return valeur.isoformat() if isinstance(valeur, date) else valeur
