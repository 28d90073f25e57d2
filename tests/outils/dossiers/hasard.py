"""Random values that crowd where the rules change their answer."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

Ligne = dict[str, str]
Dossier = dict[str, list[Ligne]]
# Draws the row of this rank, or None when the tables above have nothing to name.
Tireur = Callable[["Hasard", int, Dossier], Ligne | None]

# The last days of the calculations that the tests ask for, and their neighbours.
DERNIERS = ["2024-02-29", "2024-12-31", "2025-01-01", "2025-06-29", "2025-06-30", "2025-07-01",
            "2025-12-31", "2026-01-01", "2026-01-31"]  # fmt: skip
# Ends of years and of months, around a leap day, five years before.
BORDS = [
    *(f"{annee}-{jour}" for annee in range(2023, 2028) for jour in ("01-01", "12-31")),
    *(f"2025-{jour}" for jour in ("01-02", "01-31", "02-01", "12-30")),
    *(f"2024-{jour}" for jour in ("01-02", "02-28", "03-01", "12-30")),
    *(f"2026-{jour}" for jour in ("01-02", "01-30", "02-01")),
    "2018-12-31", "2019-02-28", "2019-03-01", "2019-12-31", "2020-06-29", "2020-06-30",
    "2020-12-30", "2020-12-31", "2021-01-01", "2021-01-31",
]  # fmt: skip
HEURES = ["00:00", "00:30", "03:59", "04:00", "09:00", "14:30", "18:59:59", "19:59", "20:00",
          "22:00", "22:59:59", "23:00", "23:30", "23:59:59"]  # fmt: skip
DECALAGES = ["Z", "+00:00", "+01:00", "+02:00", "+04:00", "-04:00", "-11:00", "+14:00", "+05:45"]
DEBUT, JOURS = date(2023, 11, 1), 1000
BLANCS = [" ", "  ", "\t", "\u00a0", " \t "]


class Hasard(Random):
    def vrai(self, probabilite: float = 0.5) -> bool:
        return self.random() < probabilite

    def jour(self) -> str:
        """Near a boundary, in the year that most tests ask for, or anywhere."""
        if self.vrai(0.45):
            return self.choice(DERNIERS if self.vrai() else BORDS)
        if self.vrai(0.5):
            return (date(2025, 1, 1) + timedelta(self.randrange(365))).isoformat()
        return (DEBUT + timedelta(self.randrange(JOURS))).isoformat()

    def apres(self, jour: str) -> str:
        """A day not before this one."""
        autre = self.jour()
        return autre if autre >= jour else jour

    def periode(self, *, sans_debut: float = 0, sans_fin: float = 0.4) -> tuple[str, str]:
        """Two days in order, each of which may be missing."""
        debut, fin = sorted((self.jour(), self.jour()))
        if self.vrai(0.1):
            fin = debut
        return "" if self.vrai(sans_debut) else debut, "" if self.vrai(sans_fin) else fin

    def moment(self) -> str:
        if self.vrai(0.35):
            return self.jour()
        decalage = self.choice(DECALAGES) if self.vrai(0.6) else ""
        heure = self.choice(HEURES)
        return f"{self.jour()}T{heure}{':00' if decalage and len(heure) == 5 else ''}{decalage}"

    def parmi(self, lignes: Sequence[Ligne]) -> str:
        """The code of one of these rows."""
        return self.choice(lignes)["code"]

    def peut_etre(self, lignes: Sequence[Ligne], probabilite: float = 0.5) -> str:
        return self.parmi(lignes) if lignes and self.vrai(probabilite) else ""

    def encore(self, lignes: Sequence[Ligne], probabilite: float) -> Ligne | None:
        """One of the rows already drawn, sometimes, to make facts meet."""
        return self.choice(lignes) if lignes and self.vrai(probabilite) else None

    def plusieurs(self, valeurs: Sequence[str], mini: int = 0, maxi: int = 3) -> str:
        """A list of distinct values."""
        combien = min(self.randint(mini, maxi), len(valeurs))
        return "|".join(self.sample(list(valeurs), combien))

    def texte(self, vide: float = 0.3) -> str:
        """A label among few, so that labels meet; sometimes empty."""
        return "" if self.vrai(vide) else self.choice(["journée", "Journée", "webinaire", "autre"])

    def oui_non(self, vide: float = 0.3) -> str:
        return "" if self.vrai(vide) else self.choice(["oui", "non"])

    def nombre(self, vide: float = 0.3, maxi: int = 30) -> str:
        return "" if self.vrai(vide) else str(0 if self.vrai(0.2) else self.randint(1, maxi))

    def heures(self) -> str:
        return self.choice(["", "0", "1", "3.5", "0.25", "7", "2.75", "0.1"])

    def espacer(self, ligne: Ligne) -> Ligne:
        """The same row with white space around some cells and elements of lists."""
        if self.vrai(0.8):
            return ligne
        return {nom: self._espacer(texte) for nom, texte in ligne.items()}

    def _espacer(self, texte: str) -> str:
        if self.vrai(0.7):
            return texte
        blanc = self.choice(BLANCS)
        return blanc + texte.replace("|", f"{blanc}|{blanc}") + blanc
