"""Who of the directory each line names: surely, perhaps, or nobody.

A homonym is never chosen alone, and what is merely close never is: both are for a person to see.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz, process

from .lignes import LigneLue
from .noms import cle_du_nom, plier

CANDIDATS_MAXI = 5
# Of 100: « Dupond Marie » and « Dupont Marie » have 92, « Roy Luc » and « Roy Lucie » 88.
TRES_PROCHE = 85
PRENOMS_PROCHES = 70
SUR, COMPOSE, INITIALE, SANS_PRENOM, PRENOM_PROCHE, MEME_STRUCTURE = 100, 90, 84, 80, 78, 70


Noter = Callable[[int, int, str], None]


class Etat(StrEnum):
    RECONNUE = "reconnue"
    A_VERIFIER = "a_verifier"
    INCONNUE = "inconnue"


class Fiche(NamedTuple):
    """A person of the directory, as far as matching needs."""

    pk: int
    code: str
    nom: str
    prenom: str
    courriel: str = ""
    fonction: str = ""
    structure: str = ""
    code_structure: str = ""

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()


class Candidat(NamedTuple):
    fiche: Fiche
    score: int
    raison: str


@dataclass(frozen=True)
class Rapprochement:
    """A line and who it may name, the likeliest first; `personne` when there is no doubt."""

    ligne: LigneLue
    etat: Etat
    candidats: tuple[Candidat, ...] = ()

    @property
    def personne(self) -> Fiche | None:
        return self.candidats[0].fiche if self.etat is Etat.RECONNUE else None


def rapprocher(lignes: Sequence[LigneLue], annuaire: Iterable[Fiche]) -> list[Rapprochement]:
    index = _Index(annuaire)
    return [index.rapprocher(ligne) for ligne in lignes]


class _Index:
    """The directory, by address, by name, by word."""

    def __init__(self, annuaire: Iterable[Fiche]) -> None:
        self.fiches = list(annuaire)
        self.cles = [cle_du_nom(f.nom, f.prenom) for f in self.fiches]
        self.par_courriel: dict[str, list[int]] = {}
        self.par_cle: dict[str, list[int]] = {}
        self.par_famille: dict[str, list[int]] = {}
        self.par_mot: dict[str, list[int]] = {}
        for rang, (fiche, cle) in enumerate(zip(self.fiches, self.cles, strict=True)):
            if fiche.courriel:
                self.par_courriel.setdefault(fiche.courriel.casefold(), []).append(rang)
            if cle:
                self.par_cle.setdefault(cle, []).append(rang)
            self.par_famille.setdefault(cle_du_nom(fiche.nom), []).append(rang)
            for mot in set(cle.split()):
                self.par_mot.setdefault(mot, []).append(rang)
        self.noms = list(self.par_cle)

    def rapprocher(self, ligne: LigneLue) -> Rapprochement:
        trouves = self._surs(ligne)
        if len(trouves) == 1 and trouves[0].score == SUR:
            return Rapprochement(ligne, Etat.RECONNUE, tuple(trouves))
        trouves = trouves or self._proches(ligne)
        if not trouves:
            return Rapprochement(ligne, Etat.INCONNUE)
        trouves.sort(key=lambda c: (-c.score, c.fiche.code))
        return Rapprochement(ligne, Etat.A_VERIFIER, tuple(trouves[:CANDIDATS_MAXI]))

    def _surs(self, ligne: LigneLue) -> list[Candidat]:
        """Same address or same name; one alone, with the full score, is the person."""
        adresse = self.par_courriel.get(ligne.courriel.casefold(), []) if ligne.courriel else []
        homonymes = self.par_cle.get(ligne.cle, []) if ligne.cle else []
        des_deux = [rang for rang in adresse if rang in homonymes]
        if len(des_deux) == 1:
            return [Candidat(self.fiches[des_deux[0]], SUR, "même adresse et même nom")]
        if len(adresse) == 1 and not homonymes and self._compatible(ligne, adresse[0]):
            return [Candidat(self.fiches[adresse[0]], SUR, "même adresse")]
        if len(homonymes) == 1 and not adresse and not self._contredit(ligne, homonymes[0]):
            return [Candidat(self.fiches[homonymes[0]], SUR, "même nom")]
        nombre = len(homonymes)
        dire = f"même nom que {nombre} personnes" if nombre > 1 else "même nom, autre adresse"
        candidats = [self._candidat(ligne, rang, SUR - 1, dire) for rang in homonymes]
        partagee = "adresse partagée" if len(adresse) > 1 else "même adresse, autre nom"
        return candidats + [
            self._candidat(ligne, rang, COMPOSE, partagee)
            for rang in adresse
            if rang not in homonymes
        ]

    def _compatible(self, ligne: LigneLue, rang: int) -> bool:
        """The same address may be a secretary's: a name of the line must agree."""
        mots = set(ligne.cle.split())
        return not mots or bool(mots & set(self.cles[rang].split()))

    def _contredit(self, ligne: LigneLue, rang: int) -> bool:
        """Another address and another structure: perhaps another person of that name."""
        fiche = self.fiches[rang]
        autre_adresse = ligne.courriel and fiche.courriel
        autre_adresse = autre_adresse and ligne.courriel.casefold() != fiche.courriel.casefold()
        return bool(autre_adresse and ligne.structure and not _meme_structure(ligne, fiche))

    def _candidat(self, ligne: LigneLue, rang: int, score: int, raison: str) -> Candidat:
        fiche = self.fiches[rang]
        if ligne.structure and _meme_structure(ligne, fiche):
            return Candidat(fiche, min(score + 5, SUR - 1), f"{raison}, même structure")
        return Candidat(fiche, min(score, SUR - 2), raison)

    def _proches(self, ligne: LigneLue) -> list[Candidat]:
        notes: dict[int, tuple[int, str]] = {}

        def noter(rang: int, score: int, raison: str) -> None:
            if score > notes.get(rang, (0, ""))[0]:
                notes[rang] = score, raison

        cle = ligne.cle or cle_du_nom(ligne.courriel.partition("@")[0])
        if not ligne.cle:
            for rang in self.par_cle.get(cle, []):
                noter(rang, COMPOSE, "adresse formée de son nom")
        else:
            proches = process.extract(
                cle, self.noms, scorer=fuzz.ratio, score_cutoff=TRES_PROCHE, limit=CANDIDATS_MAXI
            )
            for nom, score, _ in proches:
                for rang in self.par_cle[nom]:
                    noter(rang, round(score), "nom très proche")
            self._par_les_mots(ligne, noter)
        return [
            self._candidat(ligne, rang, score, raison) for rang, (score, raison) in notes.items()
        ]

    def _par_les_mots(self, ligne: LigneLue, noter: Noter) -> None:
        """A longer or shorter name of the same words; the same family name, written in either
        order, with a first name that may be the same."""
        mots = set(ligne.cle.split())
        communs = Counter(rang for mot in mots for rang in self.par_mot.get(mot, ()))
        for rang, nombre in communs.items():
            if nombre > 1 and nombre == min(len(mots), len(set(self.cles[rang].split()))):
                noter(rang, COMPOSE, "nom composé ou second prénom")
        for nom, prenom in ((ligne.nom, ligne.prenom), (ligne.prenom, ligne.nom)):
            for rang in self.par_famille.get(cle_du_nom(nom), ()) if nom else ():
                if proche := _comparer_les_prenoms(plier(prenom), ligne, self.fiches[rang]):
                    noter(rang, *proche)


def _comparer_les_prenoms(ici: str, ligne: LigneLue, fiche: Fiche) -> tuple[int, str] | None:
    la = plier(fiche.prenom)
    if not ici or not la:
        return SANS_PRENOM, "même nom, prénom absent"
    if len(ici) <= 2 and ici[0] == la[0]:
        return INITIALE, "même nom, prénom en initiale"
    if la.startswith(ici) or ici.startswith(la) or fuzz.ratio(ici, la) >= PRENOMS_PROCHES:
        return PRENOM_PROCHE, "même nom, prénom proche"
    if _meme_structure(ligne, fiche):
        return MEME_STRUCTURE, "même nom, autre prénom"
    return None


def _meme_structure(ligne: LigneLue, fiche: Fiche) -> bool:
    ici, la = plier(ligne.structure), plier(fiche.structure)
    return bool(ici and la) and (ici == la or fuzz.token_set_ratio(ici, la) >= 95)
