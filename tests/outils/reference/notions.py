"""The common notions of regles §1, over the rows of one dossier."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from zoneinfo import ZoneInfo

from .lecture import Ligne, Tables, audiences, entier, jour, jour_local, liste

PALLIATIFS = frozenset({"USP", "EMSP", "LISP", "HAD", "ERRSPP", "HDJ", "ETSP"})
PERIMETRE_PAR_DEFAUT = frozenset({"USP", "EMSP", "ERRSPP", "HDJ", "ETSP"})
DE_RENCONTRE = ("rencontre_equipe", "rencontre_partenaire", "reunion_antenne", "groupe_travail")

Regle = tuple[str, Callable[..., bool]]


class AnneeRefusee(ValueError):
    """« A year that has not begun on J is refused, not computed. »"""


@dataclass(frozen=True)
class Activite:
    """An activity with the status and the day that count."""

    ligne: Ligne
    statut: str
    jour: date
    tenues: tuple[tuple[date, str], ...]  # its held sessions: (local day, hours)
    a_des_seances: bool

    @property
    def code(self) -> str:
        return self.ligne["code"]


class Annee:
    """A dossier seen from one civil year, on one day."""

    def __init__(self, tables: Tables, annee: int, arret: date) -> None:
        self.tables = defaultdict(list, tables)
        self.premier, self.fin_d_annee = date(annee, 1, 1), date(annee, 12, 31)
        if self.premier > arret:
            raise AnneeRefusee(annee)
        self.j = arret
        self.dernier = min(self.fin_d_annee, arret)  # « The last day = min(31 Dec Y, J). »
        (self.cellule,) = self.tables["cellule"]
        self.fuseau = ZoneInfo(self.cellule["fuseau"])
        self.departements = set(liste(self.cellule["departements"]))
        self.zeros = {z["indicateur"] for z in self.tables["zeros_constates"]
                      if int(z["annee"]) == annee}  # fmt: skip

    # -- days and periods -------------------------------------------------------------------

    def dans_l_annee(self, texte: str) -> bool:
        return bool(texte) and self.premier <= jour(texte) <= self.fin_d_annee

    def ecoule(self, texte: str) -> bool:
        """In Y, up to the last day."""
        return bool(texte) and self.premier <= jour(texte) <= self.dernier

    def actif_a_la_fin(self, debut: str, fin: str) -> bool:
        """Active on the last day: « opened on or before it (or no opening date) and not closed
        before it (the closing day is included) »."""
        return self._ouvert(debut) and (not fin or jour(fin) >= self.dernier)

    def actif_dans_l_annee(self, debut: str, fin: str) -> bool:
        """« active on at least one day between 1 Jan Y and the last day »; also « touches Y »."""
        return self._ouvert(debut) and (not fin or jour(fin) >= self.premier)

    def _ouvert(self, debut: str) -> bool:
        return not debut or jour(debut) <= self.dernier

    # -- structures --------------------------------------------------------------------------

    @cached_property
    def structures(self) -> dict[str, Ligne]:
        """Surviving structures: « a merged one is no row of its own »."""
        return {s["code"]: s for s in self.tables["structures"] if not s["fusionnee_dans"]}

    @cached_property
    def _absorbante(self) -> dict[str, str]:
        return {s["code"]: s["fusionnee_dans"] for s in self.tables["structures"]}

    def survivante(self, code: str) -> str:
        """« follow `fusionnee_dans` to the end »."""
        while self._absorbante[code]:
            code = self._absorbante[code]
        return code

    @cached_property
    def repertoire(self) -> dict[str, Ligne]:
        """« Directory: surviving structures of type ≠ CELLULE. »"""
        return {code: s for code, s in self.structures.items() if s["type"] != "CELLULE"}

    def de_la_region(self, structure: Ligne) -> bool:
        return structure["departement"] in self.departements

    def vivante(self, structure: Ligne) -> bool:
        return self.actif_dans_l_annee(structure["ouverte_le"], structure["fermee_le"])

    @cached_property
    def perimetre(self) -> frozenset[str]:
        return frozenset(liste(self.cellule["perimetre_equipes"])) or PERIMETRE_PAR_DEFAUT

    # -- activities --------------------------------------------------------------------------

    def candidates(self, *types: str, roles: Iterable[str] = ()) -> list[Activite]:
        """« those whose `debut` has its local day in Y »."""
        return [a for a in self._activites
                if a.ligne["type"] in types and a.jour.year == self.premier.year
                and (not roles or a.ligne["role"] in roles)]  # fmt: skip

    @cached_property
    def _activites(self) -> list[Activite]:
        return [self._activite(ligne) for ligne in self.tables["activites"]]

    @cached_property
    def _seances(self) -> dict[str, list[Ligne]]:
        return par(self.tables["seances"], "activite")

    def _activite(self, ligne: Ligne) -> Activite:
        """« Trainings with sessions: statut is `tenu` if a session is held, else the activity's
        own, an own `tenu` being read as `planifie`. `debut` is the earliest held session; else
        the earliest `planifie` session; else the earliest session. »"""
        seances = self._seances[ligne["code"]]
        if not seances:
            debut = jour_local(ligne["debut"], self.fuseau)
            return Activite(ligne, ligne["statut"], debut, tenues=(), a_des_seances=False)
        par_statut = defaultdict(list)
        for seance in seances:
            local = jour_local(seance["debut"], self.fuseau)
            par_statut[seance["statut"]].append((local, seance["heures"]))
        tenues = tuple(par_statut["tenu"])
        statut = "planifie" if ligne["statut"] == "tenu" else ligne["statut"]
        retenues = tenues or par_statut["planifie"] or chain.from_iterable(par_statut.values())
        debut = min(local for local, _ in retenues)
        return Activite(ligne, "tenu" if tenues else statut, debut, tenues, a_des_seances=True)

    @cached_property
    def motifs_communs(self) -> list[Regle]:
        """« Each is counted or excluded with exactly one reason, the first that applies »."""
        return [
            ("annulee", lambda a: a.statut == "annule"),
            ("reportee", lambda a: a.statut == "reporte"),
            ("a_venir", lambda a: a.statut == "planifie" and a.jour >= self.j),
            ("a_confirmer", lambda a: a.statut == "planifie" and a.jour < self.j),
            ("date_future", lambda a: a.statut == "tenu" and a.jour > self.dernier),
        ]

    # -- people ------------------------------------------------------------------------------

    @cached_property
    def _personnes(self) -> dict[str, Ligne]:
        return {p["code"]: p for p in self.tables["professionnels"]}

    def _salariee(self, participation: Ligne) -> bool:
        return self._personnes[participation["professionnel"]]["equipe_cellule"] == "oui"

    @cached_property
    def _presents(self) -> dict[str, list[Ligne]]:
        presents = [p for p in self.tables["participations"] if p["statut"] == "present"]
        return par(presents, "activite")

    def comptees(self, activite: Activite) -> list[Ligne]:
        """« Counted presence: statut `present` and `compte` = oui. Empty `compte` means oui,
        except non for a person with `equipe_cellule` = oui and non for qualite `intervenant`. »"""
        return [
            p for p in self._presents[activite.code]
            if p["compte"] == "oui"
            or (not p["compte"] and not self._salariee(p) and p["qualite"] != "intervenant")
        ]  # fmt: skip

    def personnes(self, activites: Iterable[Activite]) -> set[str]:
        """« distinct professionals over the counted presences of the counted activities »."""
        return {p["professionnel"] for a in activites for p in self.comptees(a)}

    def participations(self, activite: Activite) -> int:
        """« distinct persons among its counted presences + `anonymes` (0 if empty) »."""
        return len(self.personnes([activite])) + (entier(activite.ligne["anonymes"]) or 0)

    def renseignee(self, activite: Activite) -> bool:
        """« at least one counted presence, or `anonymes` not empty »."""
        return bool(self.comptees(activite)) or activite.ligne["anonymes"] != ""

    def cellule_presente(self, activite: Activite) -> bool:
        return any(self._salariee(p) for p in self._presents[activite.code])

    def representee(self, participation: Ligne) -> str:
        """`participations.structure`, else the person's main structure; the survivor, or ''."""
        personne = self._personnes[participation["professionnel"]]
        code = participation["structure"] or personne["structure"]
        return self.survivante(code) if code else ""

    def rencontrees(self, activite: Activite) -> set[str]:
        """« its `structures` ∪ the structures represented by participations with statut `present`
        by persons with `equipe_cellule` = non »."""
        nommees = {self.survivante(code) for code in liste(activite.ligne["structures"])}
        presents = self._presents[activite.code]
        representees = {self.representee(p) for p in presents if not self._salariee(p)}
        return nommees | representees - {""}

    # -- audience ----------------------------------------------------------------------------

    @cached_property
    def _audiences(self) -> dict[str, list[Ligne]]:
        return par(audiences(self.tables["audiences"]), "publication")

    def releves(self, publication: Ligne, mesure: str = "") -> list[Ligne]:
        """Its readings up to the last day, the oldest first."""
        return sorted(
            (r for r in self._audiences[publication["code"]]
             if jour(r["date"]) <= self.dernier and mesure in ("", r["mesure"])),
            key=lambda r: r["date"],
        )  # fmt: skip

    def stock(self, publications: Iterable[Ligne], mesure: str) -> int | None:
        """Σ of the last reading ≤ the last day; null if no publication has one."""
        series = [self.releves(p, mesure) for p in publications]
        return somme(int(serie[-1]["valeur"]) for serie in series if serie)

    def flux(self, publications: Iterable[Ligne], mesure: str) -> list[Ligne]:
        """The readings « dated in Y up to the last day »."""
        return [r for p in publications for r in self.releves(p, mesure) if self.ecoule(r["date"])]


def par(lignes: Iterable[Ligne], colonne: str) -> dict[str, list[Ligne]]:
    groupes = defaultdict(list)
    for ligne in lignes:
        groupes[ligne[colonne]].append(ligne)
    return groupes


def somme(valeurs: Iterable) -> object:
    """The sum of what is known; null if nothing is."""
    valeurs = list(valeurs)
    return sum(valeurs) if valeurs else None
