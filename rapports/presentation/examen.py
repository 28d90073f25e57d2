"""An indicator of a frozen version, as the agency reads it: figures, corrections, evidence."""

from dataclasses import dataclass

from cellule.typographie import INSECABLE, en_capitale, typo
from indicateurs.catalogue import Etat
from indicateurs.presentation import TONS

from . import argent, programme
from .indicateurs import EN_GRAND, precedente, principale, section
from .tableaux import Tableau
from .valeurs import TIRET, ecrire_mesure


@dataclass(frozen=True)
class Corrige:
    """A value that the cell contests; `valeur` is empty when it gives no other."""

    libelle: str
    calcule: str
    valeur: str
    motif: str


@dataclass(frozen=True)
class Mesure:
    libelle: str
    valeur: str
    avant: str
    corrigee: str


@dataclass(frozen=True)
class Preuve:
    """A row behind the figure: its code, its day, its type, why it is left out."""

    code: str
    date: str | None
    genre: str
    motif: str


class FicheExaminee:
    """What the review shows of one indicator."""

    def __init__(self, donnees: dict) -> None:
        self.donnees = donnees

    @property
    def valeur(self) -> str:
        return principale(self.donnees)

    @property
    def en_grand(self) -> str:
        return EN_GRAND.get(self.valeur, self.valeur)

    @property
    def en_mot(self) -> bool:
        """True when the value is a word: it is then written smaller than a figure."""
        return self.valeur in EN_GRAND

    @property
    def avant(self) -> str:
        return precedente(self.donnees)

    @property
    def etat(self) -> tuple[str, str, str]:
        """Words, tone and icon."""
        return (self.donnees["etat_mots"], *TONS[Etat(self.donnees["etat"])])

    @property
    def corriges(self) -> list[Corrige]:
        natures = {m["nom"]: m["nature"] for m in self.donnees["mesures"]}

        def ecrire(mesure: str, valeur: object) -> str:
            return ecrire_mesure(natures.get(mesure, "nombre"), valeur, Etat.VALEUR, mesure)

        return [
            Corrige(
                c["libelle"],
                ecrire(c["mesure"], c["calcule"]),
                "" if c["valeur"] is None else ecrire(c["mesure"], c["valeur"]),
                typo(c["motif"]),
            )
            for c in self.donnees["corrections"]
        ]

    @property
    def corrige(self) -> str:
        """The computed value of the main measure, when the cell gives another."""
        principale_ = self.donnees["mesures"][0]["nom"]
        return next(
            (
                corrige.calcule
                for c, corrige in zip(self.donnees["corrections"], self.corriges, strict=True)
                if c["mesure"] == principale_ and corrige.valeur
            ),
            "",
        )

    @property
    def mesures(self) -> list[Mesure]:
        etat, etat_avant = self.donnees["etat"], self.donnees["etat_precedent"]
        corrigees = {
            c["mesure"]: corrige.valeur or "contestée"
            for c, corrige in zip(self.donnees["corrections"], self.corriges, strict=True)
        }
        return [
            Mesure(
                en_capitale(m["libelle"]),
                ecrire_mesure(m["nature"], m["valeur"], etat, m["nom"]),
                ecrire_mesure(m["nature"], m["precedent"], etat_avant, m["nom"]),
                corrigees.get(m["nom"], ""),
            )
            for m in self.donnees["mesures"]
        ]

    @property
    def ventilation(self) -> list[tuple[str, str, str]]:
        return [
            (typo(v["mots"]), _compte(v["valeur"]), _compte(v["precedent"]))
            for v in self.donnees["ventilation"]
        ]

    @property
    def comptees(self) -> list[Preuve]:
        return [
            Preuve(p["code"], p["date"], p["genre"], "") for p in self.donnees["preuves"]["comptes"]
        ]

    @property
    def exclues(self) -> list[Preuve]:
        mots = {e["motif"]: e["mots"] for e in self.donnees["exclus"]}
        return [
            Preuve(p["code"], p["date"], p["genre"], mots.get(p["motif"], p["motif"]))
            for p in self.donnees["preuves"]["exclus"]
        ]


def _compte(valeur: object) -> str:
    if isinstance(valeur, dict):
        return f"{valeur['rencontrees']}{INSECABLE}sur{INSECABLE}{valeur['total']}"
    return TIRET if valeur is None else ecrire_mesure("nombre", valeur, Etat.VALEUR)


def listes_de(photo: dict, cle: str) -> list[dict]:
    """The sections to read with a part: its own, or those printed under an indicator."""
    genre, _, code = cle.partition(":")
    match genre:
        case "indicateur":
            return [section(s) for s in photo["sections"] if s["place"] == code]
        case "section":
            return [section(s) for s in photo["sections"] if s["code"] == code]
        case "finance":
            return [_de_finance(photo["finance"], photo["annee"])]
        case "programme":
            tableaux = [programme.tenu(photo), programme.prevu(photo)]
            return [_en_section(tableaux, "Aucune action n’est inscrite au programme.")]
    return []


def _de_finance(finance: dict, annee: int) -> dict:
    tableaux = [
        argent.ressources(finance),
        argent.depenses(finance),
        argent.par_nature(finance, annee),
        argent.soldes(finance, annee),
    ]
    return _en_section(tableaux, "Aucun montant n’est saisi pour l’année.")


def _en_section(tableaux: list[Tableau | None], si_vide: str) -> dict:
    blocs = [{"tableau": tableau} for tableau in tableaux if tableau]
    return {"titre": "", "blocs": blocs, "si_vide": "" if blocs else si_vide}
