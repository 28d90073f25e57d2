"""The compilation as a reader sees it, on the page and in the note: words, marks, last year."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from cellule.typographie import INSECABLE, SANS_OBJET
from cellule.typographie import nombre as en_chiffres
from indicateurs.accord import compter
from indicateurs.catalogue import CATALOGUE, Etat, Indicateur, Mesure
from indicateurs.presentation import ecrire as ecrire_mesure
from indicateurs.presentation import en_phrase
from rapports.models import Mission

from .compiler import Compilation, Ligne
from .lecture import Statut
from .totaux import Genre, Total, genre
from .valeurs import Valeur, rapport_de

TIRET = "–"
# What a line of the note holds beside the main total.
AUTRES_DE_LA_NOTE, LETTRES_DE_LA_NOTE = 2, 46
INCOMPLET, CORRIGE = "*", "c"
MARQUES = (
    (INCOMPLET, "incomplet : il manque quelque chose, la valeur peut encore changer"),
    (CORRIGE, "valeur que la cellule a corrigée, motif à l’appui"),
    ("n.r.", "non renseigné : rien n’a été saisi, ce n’est pas un zéro"),
    (SANS_OBJET, "sans objet"),
    (TIRET, "pas de chiffres"),
)
TONS = {
    Statut.TRANSMIS: ("ok", "circle-check"),
    Statut.PROVISOIRE: ("attention", "clock"),
    Statut.SANS_CHIFFRES: ("neutre", "circle-dashed"),
}


@dataclass(frozen=True)
class Case:
    """One cell of the table: what is read, its mark, what a screen reader adds, last year."""

    texte: str
    ton: str = ""
    marques: str = ""
    dit: str = ""
    detail: str = ""
    avant: str = ""
    cellules: int = 0


@dataclass(frozen=True)
class Colonne:
    """An indicator of the table; `changee` when its definition is not last year's."""

    indicateur: Indicateur
    changee: bool


class Tableau:
    """Regions by indicators, with the totals below; last year's values beside when given."""

    def __init__(self, compilation: Compilation, avant: Compilation | None = None) -> None:
        self.compilation, self.avant = compilation, avant
        self._anciennes = {une.cellule.pk: une for une in avant.cellules} if avant else {}
        self._par_region = Counter(ligne.region.code for ligne in compilation.lignes)
        self.colonnes = [
            Colonne(une, changee=self._changee(une.code))
            for une in compilation.indicateurs.values()
        ]

    @property
    def missions(self) -> list[tuple[str, int]]:
        """The words of each mission and the number of its columns."""
        par_mission = groupby(self.colonnes, key=lambda colonne: colonne.indicateur.mission)
        return [(Mission(m.value).label, len(list(siennes))) for m, siennes in par_mission]

    @property
    def lignes(self) -> Iterator[dict]:
        for ligne in self.compilation.lignes:
            yield {
                "region": ligne.region,
                "compilee": ligne.cellule,
                "etat": ligne.etat,
                "autres": self.compilation.autres_regions(ligne),
                "ton": TONS[ligne.cellule.statut] if ligne.cellule else None,
                "a_corriger": bool(ligne.cellule) and ligne.cellule.chiffres.a_corriger,
                "seule": self._par_region[ligne.region.code] == 1,
                "cases": list(self._cases(ligne)),
            }

    @property
    def totaux(self) -> list[Case]:
        return [self._total(colonne.indicateur) for colonne in self.colonnes]

    def _changee(self, code: str) -> bool:
        if self.avant is None:
            return False
        return CATALOGUE.definition_changee(code, self.avant.annee, self.compilation.annee)

    def _cases(self, ligne: Ligne) -> Iterator[Case]:
        if ligne.cellule is None:
            return
        ancienne = self._anciennes.get(ligne.cellule.cellule.pk)
        for colonne in self.colonnes:
            code = colonne.indicateur.code
            avant = ""
            if self.avant:
                valeur = ancienne.valeurs.get(code) if ancienne else None
                avant = f"{self.avant.annee}{INSECABLE}: {en_bref(colonne.indicateur, valeur)}"
            yield case(colonne.indicateur, ligne.cellule.valeurs.get(code), avant=avant)

    def _total(self, indicateur: Indicateur) -> Case:
        avant = ""
        if self.avant:
            ancien = self.avant.totaux.get(indicateur.code, {})
            avant = f"{self.avant.annee}{INSECABLE}: {_total_en_mots(indicateur, ancien)}"
        total = _case_totale(indicateur, self.compilation.totaux[indicateur.code])
        return replace(total, avant=avant)


def case(indicateur: Indicateur, valeur: Valeur | None, *, avant: str = "") -> Case:
    """What a cell gives for an indicator."""
    texte = en_bref(indicateur, valeur)
    if valeur is None:
        return Case(texte, ton="absent", dit="pas de chiffres", avant=avant)
    match valeur.etat:
        case Etat.NON_RENSEIGNE:
            return Case(texte, ton="manque", dit="non renseigné", avant=avant)
        case Etat.SANS_OBJET:
            return Case(texte, ton="absent", dit="sans objet", avant=avant)
    marques = [INCOMPLET] * (valeur.etat is Etat.INCOMPLET)
    dits = ["incomplet"] * (valeur.etat is Etat.INCOMPLET)
    if valeur.corrigees & {indicateur.principale, *(rapport_de(indicateur) or ())}:
        marques.append(CORRIGE)
        dits.append("corrigé par la cellule")
    return Case(
        texte,
        marques="".join(marques),
        dit=", ".join(dits),
        detail=_taux(indicateur, valeur.mesures),
        avant=avant,
    )


def en_bref(indicateur: Indicateur, valeur: Valeur | None) -> str:
    """« 12 », « 31/47 », « oui », « n.r. »: the main measure in a few letters."""
    if valeur is None:
        return TIRET
    if valeur.manque:
        return "n.r."
    if valeur.etat is Etat.SANS_OBJET:
        return SANS_OBJET
    principale = valeur.mesures[indicateur.principale]
    if principale is None:
        return "n.r."
    if isinstance(principale, bool):
        return "oui" if principale else "non"
    if rapport := rapport_de(indicateur):
        return f"{en_chiffres(principale)}/{en_chiffres(valeur.mesures[rapport[1]] or 0)}"
    return en_chiffres(principale)


def _taux(indicateur: Indicateur, mesures: dict) -> str:
    rapport = rapport_de(indicateur)
    return ecrire_mesure(indicateur.mesures[2], mesures[rapport[2]]) if rapport else ""


def _total_en_mots(indicateur: Indicateur, totaux: dict[str, Total]) -> str:
    """« 124 », « 9 oui », « 216/258 », « – » when no cell gives one."""
    total = totaux.get(indicateur.principale)
    if total is None or total.valeur is None:
        return TIRET
    if rapport := rapport_de(indicateur):
        return f"{en_chiffres(total.valeur)}/{en_chiffres(totaux[rapport[1]].valeur)}"
    oui = genre(indicateur, indicateur.mesures[0]) is Genre.OUI
    return f"{en_chiffres(total.valeur)}{INSECABLE}oui" if oui else en_chiffres(total.valeur)


def sur_combien(cellules: int) -> str:
    """« sur 12 cellules »."""
    return f"sur {compter(cellules, 'cellules')}"


# --- The totals of each measure ------------------------------------------------------


@dataclass(frozen=True)
class LigneDeTotal:
    """An indicator with its total, those of its other measures, last year's."""

    indicateur: Indicateur
    case: Case
    avant: Case | None
    autres: list[str]
    changee: bool

    @property
    def en_bref(self) -> str:
        """The first of the other totals, as many as a line of the note holds."""
        retenus: list[str] = []
        for autre in self.autres[:AUTRES_DE_LA_NOTE]:
            if retenus and len(", ".join([*retenus, autre])) > LETTRES_DE_LA_NOTE:
                break
            retenus.append(autre)
        return ", ".join(retenus)


def lignes_des_totaux(tableau: Tableau) -> list[LigneDeTotal]:
    totaux = tableau.compilation.totaux
    lignes = []
    for colonne in tableau.colonnes:
        une = colonne.indicateur
        anciens = tableau.avant.totaux.get(une.code, {}) if tableau.avant else {}
        lignes.append(
            LigneDeTotal(
                indicateur=une,
                case=_case_totale(une, totaux[une.code]),
                avant=_case_totale(une, anciens) if tableau.avant else None,
                autres=list(_autres_totaux(une, totaux[une.code])),
                changee=colonne.changee,
            )
        )
    return lignes


def _case_totale(indicateur: Indicateur, totaux: dict[str, Total]) -> Case:
    texte, total = _total_en_mots(indicateur, totaux), totaux.get(indicateur.principale)
    if total is None:
        return Case(texte)
    return Case(texte, detail=sur_combien(total.cellules), cellules=total.cellules)


def _autres_totaux(indicateur: Indicateur, totaux: dict[str, Total]) -> Iterator[str]:
    """« 1 240 participations »; on how many cells only where it is not the main measure's."""
    principal = totaux[indicateur.principale].cellules
    rapport = rapport_de(indicateur)
    deja_dit = {rapport[1]} if rapport else set()
    for mesure in indicateur.mesures[1:]:
        total = totaux[mesure.nom]
        rien_ne_manque = mesure.nom in indicateur.manques and not total.valeur
        if total.valeur is None or rien_ne_manque or mesure.nom in deja_dit:
            continue
        phrase = _phrase(indicateur, mesure, total.valeur)
        differe = f" ({sur_combien(total.cellules)})" if total.cellules != principal else ""
        yield f"{phrase}{differe}"


def _phrase(indicateur: Indicateur, mesure: Mesure, valeur: float) -> str:
    if genre(indicateur, mesure) is Genre.OUI:
        return f"{mesure.libelle}{INSECABLE}: {en_chiffres(valeur)}{INSECABLE}oui"
    return en_phrase(mesure, valeur)
