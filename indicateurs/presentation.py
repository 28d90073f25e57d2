"""A result as it is shown: value, unit, tone, last year in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cellule.graphiques import Point
from cellule.typographie import INSECABLE, SANS_OBJET, jour_en_lettres, pourcent
from cellule.typographie import nombre as en_chiffres

from .accord import accorder, compter
from .catalogue import Etat, Mesure, Mission, NatureMesure, changements_entre
from .catalogue.base import Valeur
from .libelles import etats_en_mots, manques
from .resultats import Resultat, Resultats

TONS = {
    Etat.VALEUR: ("ok", "circle-check"),
    Etat.ZERO: ("info", "circle-minus"),
    Etat.INCOMPLET: ("attention", "triangle-alert"),
    Etat.NON_RENSEIGNE: ("prune", "circle-dashed"),
    Etat.SANS_OBJET: ("neutre", "circle-minus"),
}
SANS_VALEUR = (Etat.NON_RENSEIGNE, Etat.SANS_OBJET)
# What a card says under its figure: three measures at most, on two lines.
MESURES_D_UNE_CARTE, LETTRES_D_UNE_CARTE = 3, 64


# --- One measure ---------------------------------------------------------------------


def ecrire(mesure: Mesure, valeur: Valeur) -> str:
    """The value of a measure, in French; unknown is never zero."""
    if valeur is None:
        return SANS_OBJET if mesure.nature is NatureMesure.TAUX else "non renseigné"
    match mesure.nature:
        case NatureMesure.TAUX:
            return pourcent(valeur)
        case NatureMesure.DATE:
            return jour_en_lettres(valeur)
        case NatureMesure.HEURES:
            return compter(valeur, "heures")
    return en_chiffres(valeur)


def en_phrase(mesure: Mesure, valeur: Valeur) -> str:
    """« 6 réunions », « taux de réponse : 62,5 % »."""
    if mesure.nature in (NatureMesure.NOMBRE, NatureMesure.HEURES) and valeur is not None:
        return compter(valeur, mesure.libelle)
    return f"{mesure.libelle}{INSECABLE}: {ecrire(mesure, valeur)}"


# --- One indicator -------------------------------------------------------------------


@dataclass(frozen=True)
class Fiche:
    """One indicator of a year beside the same of the year before: a card, or a page's head."""

    resultat: Resultat
    avant: Resultat | None
    annee: int
    tendance: Sequence[Point] = ()

    @property
    def indicateur(self):
        return self.resultat.indicateur

    @property
    def ton(self) -> str:
        return TONS[self.resultat.etat][0]

    @property
    def icone(self) -> str:
        return TONS[self.resultat.etat][1]

    @property
    def valeur(self) -> str:
        return valeur_en_mots(self.resultat)

    @property
    def en_mot(self) -> bool:
        """True when the value is a word: it is then written smaller than a figure."""
        return self.resultat.etat in SANS_VALEUR or isinstance(self.resultat.valeur, bool)

    @property
    def part(self) -> Valeur:
        """The share that the value is of its total, for those that are a ratio."""
        rapport = _rapport(self.resultat)
        return self.resultat.mesures[rapport[1].nom] if rapport else None

    @property
    def unite(self) -> str:
        """What follows the figure: « sur 47, soit 66 % », « réunions tenues »."""
        if self.en_mot:
            return ""
        if rapport := _rapport(self.resultat):
            total, taux = (ecrire(m, self.resultat.mesures[m.nom]) for m in rapport)
            return f"sur {total}, soit {taux}"
        principale = self.indicateur.mesures[0]
        return accorder(principale.libelle, self.resultat.valeur)

    @property
    def secondaires(self) -> list[str]:
        """The secondary measures that say something."""
        if self.resultat.etat in SANS_VALEUR:
            return []
        tues = {*self.indicateur.manques, self.indicateur.principale}
        if rapport := _rapport(self.resultat):
            tues |= {mesure.nom for mesure in rapport}
        return [
            en_phrase(mesure, self.resultat.mesures[mesure.nom])
            for mesure in self.indicateur.mesures
            if mesure.nom not in tues
            and mesure.nature is not NatureMesure.OUI_NON
            and self.resultat.mesures[mesure.nom]
        ]

    @property
    def note(self) -> str:
        """The first of them, as many as a card holds."""
        note = ""
        for phrase in self.secondaires[:MESURES_D_UNE_CARTE]:
            suite = f"{note}, {phrase}" if note else phrase
            if note and len(suite) > LETTRES_D_UNE_CARTE:
                break
            note = suite
        return note

    @property
    def precisions(self) -> str:
        """All that a table says beside the figure, and what is still awaited."""
        rapport = [self.unite] if self.part is not None and self.unite else []
        attentes = manques(self.resultat)
        return ", ".join([*rapport, *self.secondaires, *attentes])

    @property
    def annee_avant(self) -> int:
        return self.annee - 1

    @property
    def annee_passee(self) -> str:
        """« 24 en 2024 »."""
        if self.avant is None:
            return ""
        avant = f"{valeur_en_mots(self.avant)} en {self.annee_avant}"
        return f"{avant}, autre définition" if self.definition_changee else avant

    @property
    def complet(self) -> bool:
        """True when the state adds nothing to the figure."""
        return self.resultat.etat is Etat.VALEUR

    @property
    def definition_changee(self) -> bool:
        """True when last year's figure does not measure the same thing in the same words."""
        return self.avant is not None and bool(
            changements_entre(self.avant.indicateur, self.indicateur)
        )

    @property
    def attend(self) -> str:
        """What the cell still has to give; empty when nothing."""
        if self.resultat.etat is Etat.NON_RENSEIGNE:
            return "Rien n’est renseigné pour cette année"
        return ", ".join(manques(self.resultat))


def valeur_en_mots(resultat: Resultat) -> str:
    """« 31 », « Oui », « Non renseigné »: never a zero for what is unknown."""
    if resultat.etat in SANS_VALEUR:
        return resultat.etat.libelle.capitalize()
    if isinstance(resultat.valeur, bool):
        return "Oui" if resultat.valeur else "Non"
    return ecrire(resultat.indicateur.mesures[0], resultat.valeur)


def _rapport(resultat: Resultat) -> tuple[Mesure, Mesure] | None:
    """The total and the rate of an indicator declared as (count, total, rate)."""
    mesures = resultat.indicateur.mesures
    if len(mesures) > 2 and mesures[2].nature is NatureMesure.TAUX:
        return mesures[1], mesures[2]
    return None


# --- A year --------------------------------------------------------------------------


@dataclass(frozen=True)
class Resume:
    """« 13 indicateurs socle : 9 complets, 3 incomplets, 1 non renseigné »."""

    titre: str
    etats: list[tuple[str, str, str]]  # words, tone, icon


def resumer(titre: str, resultats: Iterable[Resultat]) -> Resume:
    compte = Counter(resultat.etat for resultat in resultats)
    etats = [(etats_en_mots(etat, compte[etat]), *TONS[etat]) for etat in Etat if compte[etat]]
    return Resume(f"{compte.total()} {titre}", etats)


class Tableau:
    """The year of a cell: cards by mission, what is complete, what is still awaited."""

    def __init__(
        self,
        resultats: Resultats,
        avant: Resultats | None,
        tendances: Mapping[str, Sequence[Point]] | None = None,
    ) -> None:
        self.annee, self.arret = resultats.annee, resultats.arret
        tendances = tendances or {}
        self.fiches = [
            Fiche(
                resultat,
                avant.get(code) if avant else None,
                resultats.annee,
                tendances.get(code, ()),
            )
            for code, resultat in resultats.items()
        ]

    @property
    def socle(self) -> list[Fiche]:
        return [f for f in self.fiches if f.indicateur.socle]

    @property
    def autres_par_mission(self) -> list[tuple[Mission, list[Fiche]]]:
        """Those that the nation does not compile, in the order of the framework."""
        autres = [f for f in self.fiches if not f.indicateur.socle]
        return [
            (mission, fiches)
            for mission in Mission
            if (fiches := [f for f in autres if f.indicateur.mission is mission])
        ]

    @property
    def resumes(self) -> list[Resume]:
        socle = [f.resultat for f in self.socle]
        autres = [f.resultat for f in self.fiches if not f.indicateur.socle]
        return [resumer("indicateurs socle", socle), resumer("autres indicateurs", autres)]

    @property
    def a_completer(self) -> list[Fiche]:
        """The incomplete ones first, then those of which nothing is known; the socle first."""
        attendues = [f for f in self.fiches if f.attend]
        return sorted(
            attendues,
            key=lambda f: (f.resultat.etat is Etat.NON_RENSEIGNE, not f.indicateur.socle),
        )
