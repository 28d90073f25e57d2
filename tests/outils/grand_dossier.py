"""A big dossier, to measure: `python -m tests.outils.grand_dossier SORTIE`.

By default 200,000 activities and 1,000,000 attendances over ten years, in CSV; with `--classeur`,
a workbook. Same numbers, same seed, same bytes.
"""

import argparse
import csv
import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

PREMIER_JOUR, JOURS = date(2017, 1, 1), 3652
DEPARTEMENTS = ("22", "29", "35", "56")
TYPES_DE_STRUCTURES = ("USP", "EMSP", "LISP", "HAD", "EHPAD", "DAC", "CPTS", "MSP", "ESMS", "URPS")
TYPES = (
    "reunion_antenne", "rencontre_equipe", "rencontre_partenaire", "groupe_travail", "formation",
    "evenement", "copil", "bureau", "reunion_ars", "reunion_intercellules", "autre_reunion",
)  # fmt: skip
POIDS = (30, 20, 12, 10, 10, 6, 2, 2, 2, 3, 3)
ROLES = {
    "formation": ("dispensee", "soutenue"),
    "evenement": ("organisateur", "co_organisateur", "associe"),
}
STATUTS = ("tenu",) * 17 + ("planifie", "annule", "reporte")

Tableau = tuple[tuple[str, ...], Iterable[tuple]]


class Grand:
    """The tables of the dossier, row by row: nothing is kept but the codes."""

    def __init__(
        self,
        activites: int,
        presences: int,
        graine: int,
        *,
        code: str = "grande",
        structures: int | None = None,
    ) -> None:
        self.hasard, self.code = random.Random(graine), code
        self.activites, self.presences = activites, presences
        self.personnes = max(20, min(20_000, activites // 10))
        self.structures = structures or max(10, min(2_000, activites // 50))
        self.formations: list[str] = []

    def tableaux(self) -> Iterator[tuple[str, Tableau]]:
        yield "cellule", self._cellule()
        yield "antennes", self._antennes()
        yield "structures", self._structures()
        yield "professionnels", self._professionnels()
        yield "activites", self._activites()
        yield "seances", self._seances()
        yield "participations", self._participations()

    def _cellule(self) -> Tableau:
        colonnes = ("code", "nom", "regions", "departements", "forme_juridique", "fuseau")
        return colonnes, [
            (self.code, "Grande cellule", "53", "|".join(DEPARTEMENTS), "gcs", "Europe/Paris")
        ]

    def _antennes(self) -> Tableau:
        return ("code", "nom", "nature", "departements", "ouverte_le"), [
            (f"ant-{d}", f"Antenne {d}", "departement", d, "2017-01-01") for d in DEPARTEMENTS
        ]

    def _structures(self) -> Tableau:
        colonnes = ("code", "nom", "type", "echelon", "departement", "fusionnee_dans", "finess")
        return colonnes, (
            (
                f"str-{n}",
                f"Structure n° {n}",
                self.hasard.choice(TYPES_DE_STRUCTURES),
                self.hasard.choice(("local", "local", "departemental", "regional")),
                self.hasard.choice(DEPARTEMENTS),
                # One in fifty is a duplicate merged into an earlier one.
                f"str-{self.hasard.randrange(n)}" if n and n % 50 == 0 else "",
                f"{n:09d}",
            )
            for n in range(self.structures)
        )

    def _professionnels(self) -> Tableau:
        return ("code", "nom", "prenom", "structure", "equipe_cellule"), (
            (f"pro-{n}", f"Nom{n}", f"Prénom{n}", self._structure(), "oui" if n < 8 else "non")
            for n in range(self.personnes)
        )

    def _structure(self) -> str:
        return f"str-{self.hasard.randrange(self.structures)}"

    def _moment(self) -> str:
        jour = PREMIER_JOUR + timedelta(days=self.hasard.randrange(JOURS))
        forme = self.hasard.random()
        if forme < 0.3:
            return jour.isoformat()
        decalage = self.hasard.choice(("Z", "+02:00")) if forme > 0.95 else ""
        minutes = self.hasard.choice(("00", "30"))
        return f"{jour}T{self.hasard.randrange(8, 24):02d}:{minutes}{decalage}"

    def _activites(self) -> Tableau:
        colonnes = (
            "code", "type", "intitule", "debut", "statut", "role", "modalite", "antennes",
            "structures", "objectifs", "lieu", "anonymes", "heures",
        )  # fmt: skip
        return colonnes, map(self._activite, range(self.activites))

    def _activite(self, n: int) -> tuple:
        hasard = self.hasard
        (genre,) = hasard.choices(TYPES, POIDS)
        if genre == "formation":
            self.formations.append(f"act-{n}")
        antenne = f"ant-{hasard.choice(DEPARTEMENTS)}" if genre == "reunion_antenne" else ""
        return (
            f"act-{n}", genre, f"Activité n° {n}", self._moment(), hasard.choice(STATUTS),
            hasard.choice(ROLES.get(genre, ("",))), hasard.choice(("presentiel", "visio", "")),
            antenne, "|".join(dict.fromkeys(self._structure() for _ in range(hasard.randrange(3)))),
            hasard.choice(("", "Articuler les parcours de la filière")),
            hasard.choice(("", "Maison des associations")),
            hasard.choice(("", "", hasard.randrange(40))), hasard.choice(("", "2.5", "7")),
        )  # fmt: skip

    def _seances(self) -> Tableau:
        return ("activite", "debut", "heures", "statut"), (
            (code, self._moment(), self.hasard.choice(("3.5", "7")), self.hasard.choice(STATUTS))
            for code in self.formations
            for _ in range(self.hasard.randrange(3))
        )

    def _participations(self) -> Tableau:
        hasard = self.hasard
        return ("activite", "professionnel", "structure", "statut", "qualite", "compte"), (
            (
                f"act-{hasard.randrange(self.activites)}",
                f"pro-{hasard.randrange(self.personnes)}",
                self._structure() if hasard.random() < 0.1 else "",
                hasard.choice(("present",) * 8 + ("inscrit", "excuse")),
                hasard.choice(("",) * 8 + ("intervenant", "animateur")),
                hasard.choice(("",) * 18 + ("oui", "non")),
            )
            for _ in range(self.presences)
        )


def en_csv(grand: Grand, sortie: Path) -> None:
    sortie.mkdir(parents=True)
    for nom, (colonnes, lignes) in grand.tableaux():
        with (sortie / f"{nom}.csv").open("w", encoding="utf-8", newline="") as fichier:
            redacteur = csv.writer(fichier)
            redacteur.writerow(colonnes)
            redacteur.writerows(lignes)


def en_classeur(grand: Grand, sortie: Path) -> None:
    classeur = Workbook(write_only=True)
    for nom, (colonnes, lignes) in grand.tableaux():
        feuille = classeur.create_sheet(nom)
        feuille.append(colonnes)
        for ligne in lignes:
            feuille.append(ligne)
    classeur.save(sortie)


def principal() -> None:
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("sortie", type=Path)
    lecteur.add_argument("--activites", type=int, default=200_000)
    lecteur.add_argument("--presences", type=int, default=1_000_000)
    lecteur.add_argument("--graine", type=int, default=1)
    lecteur.add_argument("--classeur", action="store_true", help="écrire un classeur .xlsx")
    choix = lecteur.parse_args()
    grand = Grand(choix.activites, choix.presences, choix.graine)
    (en_classeur if choix.classeur else en_csv)(grand, choix.sortie)


if __name__ == "__main__":
    principal()
