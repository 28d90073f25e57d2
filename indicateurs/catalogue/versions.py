"""The framework over the years: what holds for a year, and what changed between two.

The framework « pourra être révisée »: a new version of it is one `Revision`, which says from what
year it holds and what it adds, rewords, counts otherwise or drops. The years before keep their
own declarations: their results and their words stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from .base import Fonction, Indicateur, Mission

# No year is before, none after: the limits of a declaration that has none.
TOUJOURS, JAMAIS = 0, 10_000


class Changement(StrEnum):
    """What differs between the definitions of an indicator in two years."""

    AJOUT = "ajout"
    RETRAIT = "retrait"
    LIBELLE = "libelle"
    REGLE = "regle"


def changements_entre(avant: Indicateur | None, apres: Indicateur | None) -> tuple[Changement, ...]:
    """From one declaration (None: not in the framework that year) to the other."""
    if avant is apres:
        return ()
    if avant is None or apres is None:
        return (Changement.AJOUT if avant is None else Changement.RETRAIT,)
    changements = []
    if avant.libelle != apres.libelle:
        changements.append(Changement.LIBELLE)
    if _regle(avant) != _regle(apres):
        changements.append(Changement.REGLE)
    return tuple(changements)


def _regle(indicateur: Indicateur) -> tuple:
    """What is counted, and how."""
    mesures = tuple((mesure.nom, mesure.nature) for mesure in indicateur.mesures)
    return indicateur.calculer, indicateur.regle, indicateur.candidat, mesures


class Catalogue:
    """The declarations of the framework, several of one code when it was revised."""

    def __init__(self, version: str = "") -> None:
        self._declarations: tuple[Indicateur, ...] = ()
        # The first year of each version, the oldest first.
        self._versions: tuple[tuple[int, str], ...] = ((TOUJOURS, version),)

    # --- declared ---

    def declarer(self, code: str, mission: Mission, **champs) -> Callable[[Fonction], Fonction]:
        """Decorate the function that computes an indicator. A code declared twice for one year
        raises at import."""

        def enregistrer(fonction: Fonction) -> Fonction:
            self._ajouter(Indicateur(code=code, mission=mission, calculer=fonction, **champs))
            return fonction

        return enregistrer

    @classmethod
    def reunir(cls, *parties: Catalogue, version: str = "") -> Catalogue:
        """One catalogue of several."""
        tout = cls(version)
        for partie in parties:
            for indicateur in partie._declarations:
                tout._ajouter(indicateur)
        return tout

    def revise(self, revision: Revision) -> Catalogue:
        """The catalogue with one more version; this one is left as it is."""
        if revision.depuis <= self._versions[-1][0]:
            raise ValueError(f"La version {revision.version} ne suit pas les précédentes.")
        nouveau = Catalogue()
        nouveau._versions = (*self._versions, (revision.depuis, revision.version))
        actuels = self.en(revision.depuis)
        for code in revision.codes - actuels.keys():
            raise ValueError(f"{revision.version} revoit {code}, qui n’est pas déclaré.")
        for indicateur in self._declarations:
            if actuels.get(indicateur.code) is indicateur and indicateur.code in revision.codes:
                indicateur = replace(indicateur, jusqu_a=revision.depuis - 1)
            nouveau._ajouter(indicateur)
        for indicateur in revision.declarations(actuels):
            nouveau._ajouter(indicateur)
        return nouveau

    def _ajouter(self, nouveau: Indicateur) -> None:
        debut, fin = _bornes(nouveau)
        if debut > fin:
            raise ValueError(f"L’indicateur {nouveau.code} finit avant d’avoir commencé.")
        for autre in self._declarations:
            premier, dernier = _bornes(autre)
            if autre.code == nouveau.code and premier <= fin and debut <= dernier:
                raise ValueError(f"L’indicateur {nouveau.code} est déclaré deux fois.")
        toutes = [*self._declarations, nouveau]
        self._declarations = tuple(sorted(toutes, key=lambda une: (une.rang, _bornes(une))))

    # --- read ---

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that the framework has or had, in its order."""
        return tuple(dict.fromkeys(indicateur.code for indicateur in self._declarations))

    def en(self, annee: int) -> dict[str, Indicateur]:
        """The indicators of a year by code, in the order of the framework."""
        return {une.code: une for une in self._declarations if une.vaut_en(annee)}

    def socle(self, annee: int) -> tuple[str, ...]:
        """The codes of the year's socle, which the nation compiles."""
        return tuple(code for code, indicateur in self.en(annee).items() if indicateur.socle)

    def version(self, annee: int) -> str:
        """The version of the framework that holds for a year."""
        return next(v for debut, v in reversed(self._versions) if debut <= annee)

    def changements(self, code: str, avant: int, apres: int) -> tuple[Changement, ...]:
        """What differs in the definition of an indicator from one year to another."""
        return changements_entre(self.en(avant).get(code), self.en(apres).get(code))

    def definition_changee(self, code: str, une_annee: int, une_autre: int) -> bool:
        """True when the figures of the two years do not measure the same thing in the same
        words: a comparison says so."""
        return bool(self.changements(code, une_annee, une_autre))


def _bornes(indicateur: Indicateur) -> tuple[int, int]:
    return (
        TOUJOURS if indicateur.depuis is None else indicateur.depuis,
        JAMAIS if indicateur.jusqu_a is None else indicateur.jusqu_a,
    )


class Revision:
    """A new version of the framework, from the year `depuis` on: one declaration.

        REVISION = Revision("2027.1", depuis=2027)
        REVISION.retirer("D6")
        REVISION.reformuler("D2", libelle="Nombre de séances du COPIL")

        @REVISION.recompter("A5", regle="On compte les projets clos.", mesures=(…))
        def projets_clos(ctx: Contexte) -> Calcul: ...

        @REVISION.ajouter("D9", Mission.DIAGNOSTIC, rubrique=…, titre=…, …)
        def visites(ctx: Contexte) -> Calcul: ...

    What is not said again stays as it was the year before.
    """

    def __init__(self, version: str, *, depuis: int) -> None:
        self.version, self.depuis = version, depuis
        self._nouveaux = Catalogue(version)
        self._revus: dict[str, dict] = {}
        self._retires: set[str] = set()

    @property
    def codes(self) -> set[str]:
        """The codes whose declaration ends."""
        return self._revus.keys() | self._retires

    def ajouter(self, code: str, mission: Mission, **champs) -> Callable[[Fonction], Fonction]:
        """Decorate the function of an indicator that the framework did not have."""
        return self._nouveaux.declarer(code, mission, depuis=self.depuis, **champs)

    def reformuler(self, code: str, **champs) -> None:
        """Other words, the same rule."""
        self._toucher(code)
        self._revus[code] = champs

    def recompter(self, code: str, **champs) -> Callable[[Fonction], Fonction]:
        """Decorate the function that computes an indicator from now on."""

        def enregistrer(fonction: Fonction) -> Fonction:
            self.reformuler(code, calculer=fonction, **champs)
            return fonction

        return enregistrer

    def retirer(self, *codes: str) -> None:
        for code in codes:
            self._toucher(code)
            self._retires.add(code)

    def _toucher(self, code: str) -> None:
        if code in self.codes:
            raise ValueError(f"{self.version} dit deux fois ce que devient {code}.")

    def declarations(self, actuels: dict[str, Indicateur]) -> list[Indicateur]:
        """What it declares, given the indicators that hold until then."""
        revus = [
            replace(actuels[code], depuis=self.depuis, **champs)
            for code, champs in self._revus.items()
        ]
        return [*self._nouveaux.en(self.depuis).values(), *revus]
