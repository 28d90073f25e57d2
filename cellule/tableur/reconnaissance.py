"""Which sheet of the cell a row of the file is: what makes a second import change nothing."""

from collections.abc import Iterator

from cellule.dossier.exportation import lignes as lignes_de_la_table
from cellule.dossier.genres import Refus, cite
from cellule.dossier.tables import Ligne

from .declaration import Cle, Importable
from .mots import plier


class Fiches:
    """The rows that the cell has, by code and by each key; those of the file join them."""

    def __init__(self, importable: Importable) -> None:
        self.importable = importable
        noms = importable.table.noms
        self.lignes: dict[str, Ligne] = {}
        self.index: list[dict[tuple, list[str]]] = [{} for _ in importable.cles]
        for valeurs in lignes_de_la_table(importable.table):
            self.noter(dict(zip(noms, valeurs, strict=True)), nouvelle=True)

    def noter(self, ligne: Ligne, *, nouvelle: bool) -> None:
        """Remember a row of the cell, or what the file makes of it."""
        self.lignes[ligne["code"]] = ligne
        if not nouvelle:
            return
        for cle, index in zip(self.importable.cles, self.index, strict=True):
            if valeur := _valeur(cle, ligne):
                index.setdefault(valeur, []).append(ligne["code"])

    def reconnaitre(self, ligne: Ligne) -> str | None:
        """The code of the sheet that this row is, None for a new one; `Refus` if two could be."""
        if ligne.get("code"):
            return ligne["code"] if ligne["code"] in self.lignes else None
        restants: list[str] = []
        for candidats in self._candidats(ligne):
            communs = [code for code in restants if code in candidats] if restants else candidats
            if len(communs) == 1:
                return communs[0]
            restants = communs or restants
        if restants:
            raise Refus(
                f"{len(restants)} fiches de la cellule lui ressemblent "
                f"({', '.join(restants[:5])}) : ajoutez au fichier une colonne « code » pour dire "
                "laquelle"
            )
        return None

    def _candidats(self, ligne: Ligne) -> Iterator[list[str]]:
        for cle, index in zip(self.importable.cles, self.index, strict=True):
            valeur = _valeur(cle, ligne)
            codes = index.get(valeur, []) if valeur else []
            codes = [c for c in codes if not self._differe(cle, ligne, self.lignes[c])]
            if codes:
                yield codes

    def _differe(self, cle: Cle, ligne: Ligne, fiche: Ligne) -> bool:
        return any(
            ligne.get(nom) and fiche.get(nom) and pli(ligne[nom]) != pli(fiche[nom])
            for nom in cle.sauf_si_different
        )

    def homonyme(self, ligne: Ligne) -> str | None:
        """A sheet that has the same last key, though something else tells them apart."""
        valeur = _valeur(self.importable.cles[-1], ligne)
        codes = self.index[-1].get(valeur, []) if valeur else []
        return codes[0] if codes else None


def _valeur(cle: Cle, ligne: Ligne) -> tuple:
    """What a row has of a key; nothing when it lacks the first of its columns, or does not say
    the others."""
    if not all(nom in ligne for nom in cle.colonnes) or not ligne[cle.colonnes[0]]:
        return ()
    return tuple(pli(ligne[nom]) for nom in cle.colonnes)


def pli(valeur: object) -> str:
    return plier(str(valeur)) if valeur is not None else ""


class Designations:
    """The rows that a file may name: by their code, or by what people call them."""

    def __init__(self, noms: tuple[str, ...], lignes: Iterator[tuple]) -> None:
        self.noms = noms
        self.codes: set[str] = set()
        self.par_nom: dict[str, list[str]] = {}
        for code, *textes in lignes:
            self.codes.add(code)
            for texte in dict.fromkeys(map(plier, filter(None, textes))):
                self.par_nom.setdefault(texte, []).append(code)

    def code(self, texte: str, present: object) -> str:
        """The code of the row that a text names; among several, the one that is there already."""
        if texte in self.codes:
            return texte
        trouves = self.par_nom.get(plier(texte), [])
        if len(trouves) == 1:
            return trouves[0]
        deja = present if isinstance(present, list) else [present]
        if communs := [code for code in trouves if code in deja]:
            return communs[0]
        if trouves:
            raise Refus(
                f"{cite(texte)} est le nom de {len(trouves)} fiches ({', '.join(trouves[:5])}) : "
                "écrivez le code de la bonne"
            )
        comment = " ou ".join(["son code", *self.noms])
        raise Refus(
            f"{cite(texte)} n’est pas dans la cellule : écrivez {comment}, ou créez-la avant"
        )
