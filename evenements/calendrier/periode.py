"""The month or the week that the calendar is asked for (`?mois=2026-11`, `?semaine=2026-W48`)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cellule.dossier.genres import cite
from cellule.typographie import MOIS, jour_en_lettres

PREMIERE, DERNIERE = 2000, 2100
SEMAINE = timedelta(days=7)


class PeriodeIllisible(ValueError):
    """Neither a month nor a week: the message says what was found, in words for the reader."""


@dataclass(frozen=True)
class Periode:
    """Whole days, both included: a civil month, or a week from Monday to Sunday."""

    debut: date
    fin: date
    genre: str

    @property
    def parametre(self) -> str:
        if self.genre == "mois":
            return f"{self.debut:%Y-%m}"
        return semaine_iso(self.debut)

    @property
    def en_mots(self) -> str:
        if self.genre == "mois":
            return f"{MOIS[self.debut.month - 1]} {self.debut.year}"
        fin = jour_en_lettres(self.fin)
        return f"semaine du {jour_en_lettres(self.debut, forme='sans_annee')} au {fin}"

    @property
    def semaines(self) -> list[list[date]]:
        """Its weeks, from Monday to Sunday: the first and the last may step out of a month."""
        lundi, semaines = self.debut - timedelta(days=self.debut.weekday()), []
        while lundi <= self.fin:
            semaines.append([lundi + timedelta(days=n) for n in range(7)])
            lundi += SEMAINE
        return semaines

    @property
    def avant(self) -> "Periode | None":
        return _permise(self.debut - timedelta(days=1), self.genre)

    @property
    def apres(self) -> "Periode | None":
        return _permise(self.fin + timedelta(days=1), self.genre)


def semaine_iso(jour: date) -> str:
    annee, numero, _ = jour.isocalendar()
    return f"{annee}-W{numero:02}"


def periode_de(jour: date, genre: str) -> Periode:
    """The month, or the week, of a day."""
    if genre == "semaine":
        lundi = jour - timedelta(days=jour.weekday())
        return Periode(lundi, lundi + timedelta(days=6), genre)
    suivant = (jour.replace(day=1) + timedelta(days=31)).replace(day=1)
    return Periode(jour.replace(day=1), suivant - timedelta(days=1), genre)


def lire_periode(mois: str, semaine: str, aujourdhui: date) -> Periode:
    """What the address asks for, the current month when it says nothing."""
    if mois and semaine:
        raise PeriodeIllisible("Demandez un mois ou une semaine, pas les deux.")
    if semaine:
        return _lire(semaine, r"([0-9]{4})-W([0-9]{2})", "semaine")
    return _lire(mois, r"([0-9]{4})-([0-9]{2})", "mois") if mois else periode_de(aujourdhui, "mois")


def _lire(texte: str, forme: str, genre: str) -> Periode:
    trouve = re.fullmatch(forme, texte)
    try:
        annee, numero = map(int, trouve.groups()) if trouve else (0, 0)
        jour = date.fromisocalendar(annee, numero, 1) if genre == "semaine" else None
        jour = jour or date(annee, numero, 1)
    except ValueError:
        jour = date.min
    periode = _permise(jour, genre)
    if periode is None:
        un = "un mois" if genre == "mois" else "une semaine"
        raise PeriodeIllisible(f"{cite(texte)} n’est pas {un} du calendrier.")
    return periode


def _permise(jour: date, genre: str) -> Periode | None:
    return periode_de(jour, genre) if PREMIERE <= jour.year <= DERNIERE else None
