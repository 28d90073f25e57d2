"""The national compilation a second time (regles §3), over the dossiers of the cells that count.

Not a line of the product: the facts that cells share are put together one by one, by their key.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from . import INDICATEURS
from .culture import _seances
from .lecture import Ligne, decimal, en_nombre, lire, liste, taux
from .notions import Activite, Annee, somme

Tables = Mapping[str, list[dict]]
# The cell, the indicator, the measure: the value that the cell gives instead of the computed one.
Corrections = Mapping[tuple[str, str, str], float]
Total = tuple[float | None, int]

# « number of "oui" for D3 realise, D5 disponible, A1 en_place, C5 en_place, I1 lance », and A6.
OUI = {"D3": "realise", "D5": "disponible", "A1": "en_place", "A6": "en_place", "C5": "en_place",
       "I1": "lance"}  # fmt: skip
# « ratio of sums »
RAPPORTS = {"A3": ("rencontrees", "total"), "D6": ("fiches_verifiees", "fiches_actives")}
# « distinct persons are not summed »; nor is a day, nor a rate whose terms are not in the results.
SANS_TOTAL = {("D1", "membres"), ("D1", "titulaires"), ("A4", "personnes"), ("C2", "personnes"),
              ("C4", "personnes"), ("D3", "derniere_publication"),
              ("D7", "taux_reponse")}  # fmt: skip
MANQUES = ("non_renseignes", "non_renseignees", "sans_programme")


class Cellule:
    """A dossier of the year."""

    def __init__(self, tables: Tables, annee: int, arret: date, corrections: Corrections) -> None:
        self.an = Annee(lire(tables), annee, arret)
        self.code = self.an.cellule["code"]
        self.regions = liste(self.an.cellule["regions"])
        self.calcules = {code: calculer(self.an) for code, calculer in INDICATEURS.items()}
        self.ecarts: dict[tuple[str, str], Decimal] = {}
        self.mesures = {code: dict(r["mesures"]) for code, r in self.calcules.items()}
        for (cellule, code, mesure), valeur in corrections.items():
            if cellule == self.code:
                avant = self.mesures[code][mesure] or 0
                self.ecarts[code, mesure] = Decimal(str(valeur)) - Decimal(str(avant))
                self.mesures[code][mesure] = valeur

    def etat(self, code: str) -> str:
        return self.calcules[code]["etat"]

    def faits(self, code: str) -> Iterator[tuple[str, dict]]:
        """Each counted fact that may be shared: its key, or '', and what it adds."""
        for fait in self.calcules[code]["lignes"][""]:
            ligne: Ligne = fait.ligne if isinstance(fait, Activite) else fait
            yield ligne["cle_partage"], self._apport(code, fait)

    def _apport(self, code: str, fait: Activite) -> dict:
        match code:
            case "D2" | "A8":
                return {"reunions": 1}
            case "D7":
                return {"enquetes": 1}
        programme, objectifs = fait.ligne["programme"], fait.ligne["objectifs"]
        apport = {"participations": self.an.participations(fait)}
        if code in ("C2", "C3"):
            return apport | {
                "evenements": 1,
                "non_renseignes": not self.an.renseignee(fait),
                "sans_programme": not programme,
            }
        durees = _seances(self.an, fait)
        return apport | {
            "formations": 1,
            "seances": len(durees),
            "heures": somme(decimal(heures) for heures in durees if heures),
            "non_renseignees": not self.an.renseignee(fait),
            "sans_programme": not programme and not objectifs,
        }


PARTAGES = ("D2", "D7", "A8", "C2", "C3", "C4")


def cellules(
    dossiers: list[Tables], annee: int, arret: date, corrections: Corrections | None = None
) -> list[Cellule]:
    return [Cellule(tables, annee, arret, corrections or {}) for tables in dossiers]


def totaux(comptees: list[Cellule]) -> dict[str, dict[str, Total]]:
    """The total of each measure, and the number of cells it rests on."""
    resultat: dict[str, dict[str, Total]] = {}
    for code in INDICATEURS:
        # « a cell non_renseigne […] is left out of the totals »
        presentes = [c for c in comptees if c.etat(code) != "non_renseigne"]
        noms = comptees[0].mesures[code]
        resultat[code] = {nom: _total(code, nom, presentes) for nom in noms}
    return resultat


def _total(code: str, nom: str, presentes: list[Cellule]) -> Total:
    if nom == "taux" and code in RAPPORTS:
        haut, bas = (sum(c.mesures[code][terme] for c in presentes) for terme in RAPPORTS[code])
        return taux(haut, bas), len(presentes)
    # « nulls are skipped »
    valeurs = [c.mesures[code][nom] for c in presentes if c.mesures[code][nom] is not None]
    if (code, nom) in SANS_TOTAL or not valeurs:
        return None, len(valeurs)
    if OUI.get(code) == nom:
        return valeurs.count(True), len(valeurs)
    if code in PARTAGES:
        return _partage(code, nom, presentes), len(valeurs)
    return en_nombre(sum(Decimal(str(valeur)) for valeur in valeurs)), len(valeurs)


def _partage(code: str, nom: str, presentes: list[Cellule]) -> float:
    """« counted facts that carry the same cle_partage count once […]; their participations,
    sessions and hours: the largest declared, not the sum »; what one cell gives is not missing."""
    groupes: dict[object, list[Decimal]] = defaultdict(list)
    for cellule in presentes:
        for rang, (cle, apport) in enumerate(cellule.faits(code)):
            if apport[nom] is not None:
                groupes[cle or (cellule.code, rang)].append(Decimal(apport[nom]))
    un_seul = min if nom in MANQUES else max
    corrige = sum(c.ecarts.get((code, nom), Decimal()) for c in presentes)
    return en_nombre(sum((un_seul(groupe) for groupe in groupes.values()), Decimal()) + corrige)
