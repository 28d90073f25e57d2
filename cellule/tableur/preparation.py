"""The rows of a file as those of the table: recognised, completed, checked; nothing is written."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import models

from cellule.actions.codes import prochain_rang
from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import Refus, cite
from cellule.dossier.sources.base import Rangee
from cellule.dossier.tables import Contexte, Ligne
from cellule.patients import SURS, indices
from cellule.typographie import nombre

from .declaration import Importable, importable_de
from .entete import Tableau, texte_de
from .lecture import lettre
from .reconnaissance import Designations, Fiches, pli
from .reglages import Reglages
from .valeurs import MotInconnu, Traducteur


class Constat(NamedTuple):
    """Something to say of a line of the file: an error or a warning."""

    ligne: int
    colonne: str = ""
    lettre: str = ""
    cellule: str = ""
    message: str = ""


@dataclass
class Prete:
    """A row ready to be written; `changes` are the columns that differ, None for a new one."""

    numero: int
    ligne: Ligne
    changes: list[str] | None


@dataclass
class Preparation:
    pretes: list[Prete] = field(default_factory=list)
    identiques: int = 0
    erreurs: list[Constat] = field(default_factory=list)
    avis: list[Constat] = field(default_factory=list)
    # Texts that look like patient data: the person confirms that they are none.
    suspects: list[Constat] = field(default_factory=list)
    # Words that are no value of their column, with the number of rows.
    inconnus: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def nouvelles(self) -> int:
        return sum(prete.changes is None for prete in self.pretes)


class Preparateur:
    """One reading of a file against the cell."""

    def __init__(self, importable: Importable, reglages: Reglages, contexte: Contexte) -> None:
        self.importable, self.places, self.contexte = importable, reglages.colonnes, contexte
        self.table = importable.table
        self.fiches = Fiches(importable)
        self.designations = {
            c.cible: _designations(c.cible)
            for c in self.table.colonnes
            if c.cible is not None and c.nom in self.places
        }
        self.traducteur = Traducteur(importable, self._designer, reglages.valeurs)
        self.fixes = {
            nom: self.traducteur.lire(self.table.par_nom[nom], texte)
            for nom, texte in reglages.fixes.items()
        }
        self.fait = Preparation()
        # The line that gave each code.
        self.vues: dict[str, int] = {}
        # Required columns that are nowhere: said once, with the lines that lack them.
        self.manques: dict[str, list[int]] = {}

    def preparer(self, tableau: Tableau) -> Preparation:
        fait = self.fait
        fait.erreurs += [Constat(n, message=message) for n, message in tableau.desordres]
        self._reserver(tableau)
        for rangee in tableau.lignes:
            self._une(rangee)
        for nom, numeros in self.manques.items():
            fait.erreurs.append(self._manque(nom, numeros))
        fait.erreurs.sort(key=lambda constat: constat.ligne)
        return fait

    def _reserver(self, tableau: Tableau) -> None:
        """The codes of the file are given to no other row; its rows may name each other."""
        place = self.places.get("code")
        self.reserves = {_texte(rangee, place) for rangee in tableau.lignes} - {""}
        if self.table.modele in self.designations:
            self.designations[self.table.modele].codes |= self.reserves
        self.rang = prochain_rang(self.table.modele, self.importable.prefixe)

    def _une(self, rangee: Rangee) -> None:
        lue, refus = self._lire(rangee)
        try:
            code = self.fiches.reconnaitre({**self.fixes, **lue})
        except Refus as doute:
            refus[""] = str(doute)
            code = None
        fiche = self.fiches.lignes.get(code)
        if fiche:
            self._designer_de_nouveau(rangee, fiche, lue, refus)
        self.fait.erreurs += [self._constat(rangee, nom, m) for nom, m in refus.items()]
        if "" not in refus:
            self._completer(rangee, lue, fiche, refus)

    def _memes_mots(self, dites: Ligne, fiche: Ligne) -> Ligne:
        """« emsp de LIBOURNE » finds the sheet; it does not rename it."""
        noms = {nom for cle in self.importable.cles for nom in cle.colonnes} & dites.keys()
        return {nom: fiche[nom] for nom in noms if pli(dites[nom]) == pli(fiche[nom])}

    def _lire(self, rangee: Rangee) -> tuple[Ligne, dict[str, str]]:
        """The values that the row says, and what could not be read."""
        lue, refus = {}, {}
        for nom in self.places:
            self._lire_une(rangee, nom, lue, refus)
        return lue, refus

    def _lire_une(
        self, rangee: Rangee, nom: str, lue: Ligne, refus: dict[str, str], present: object = None
    ) -> None:
        brut = _cellule(rangee, self.places[nom])
        try:
            lue[nom] = self.traducteur.lire(self.table.par_nom[nom], brut, present)
        except Refus as faute:
            refus[nom] = str(faute)
            if isinstance(faute, MotInconnu):
                self.fait.inconnus[nom, texte_de(brut)] += 1
        else:
            refus.pop(nom, None)
            self.fait.avis += [self._constat(rangee, nom, a) for a in self.traducteur.avis]

    def _designer_de_nouveau(
        self, rangee: Rangee, fiche: Ligne, lue: Ligne, refus: dict[str, str]
    ) -> None:
        """Among several rows of one name, the one that the sheet names already is meant."""
        for nom in [n for n in refus if n and self.table.par_nom[n].cible is not None]:
            self._lire_une(rangee, nom, lue, refus, fiche[nom])

    def _completer(
        self, rangee: Rangee, lue: Ligne, fiche: Ligne | None, refus: dict[str, str]
    ) -> None:
        """An empty cell leaves what the sheet says; a new sheet takes the values set for all."""
        dites = {nom: valeur for nom, valeur in lue.items() if valeur not in ("", [])}
        if fiche and not dites.get("code"):
            dites |= self._memes_mots(dites, fiche)
        complete = {**(self.fixes if fiche is None else fiche), **dites}
        if not complete.get("code") and not refus:
            complete["code"] = self._prochain_code()
        ligne, fautes = self.table.lire(complete, self.contexte)
        for nom, message in fautes:
            if nom in refus or (nom == "code" and refus):
                continue
            if nom in self.places or complete.get(nom) not in (None, "", []):
                self.fait.erreurs.append(self._constat(rangee, nom, message))
            else:
                self.manques.setdefault(nom, []).append(rangee.numero)
        if not fautes and not refus:
            self._retenir(rangee, ligne, fiche)

    def _retenir(self, rangee: Rangee, ligne: Ligne, fiche: Ligne | None) -> None:
        code = ligne["code"]
        if code in self.vues:
            self._repetee(rangee, ligne, fiche)
            return
        self.vues[code] = rangee.numero
        changes = None
        if fiche is None:
            self._signaler_l_homonyme(rangee, ligne)
        else:
            changes = [nom for nom in self.table.noms if ligne[nom] != fiche[nom]]
        for nom in self.table.noms if changes is None else changes:
            self._soupconner(rangee, nom, ligne[nom])
        self.fiches.noter(ligne, nouvelle=fiche is None)
        self.fait.pretes.append(Prete(rangee.numero, ligne, changes))

    def _soupconner(self, rangee: Rangee, nom: str, valeur: object) -> None:
        """The short texts of a directory name people by trade: only long ones are read for it."""
        long = isinstance(self.table.par_nom[nom].champ, models.TextField)
        for quoi, extrait in indices(valeur) if isinstance(valeur, str) else ():
            if long or quoi in SURS:
                message = f"semble contenir {quoi}\u00a0: {cite(extrait)}"
                self.fait.suspects.append(self._constat(rangee, nom, message))

    def _repetee(self, rangee: Rangee, ligne: Ligne, fiche: Ligne) -> None:
        avant = self.vues[ligne["code"]]
        if ligne == fiche:
            self.fait.identiques += 1
            message = f"dit la même chose que la ligne {avant} : elle n’est comptée qu’une fois"
            self.fait.avis.append(Constat(rangee.numero, message=message))
            return
        message = (
            f"c’est {self.importable.une} déjà décrite à la ligne {avant}, autrement : "
            "gardez une seule ligne"
        )
        self.fait.erreurs.append(Constat(rangee.numero, message=message))

    def _signaler_l_homonyme(self, rangee: Rangee, ligne: Ligne) -> None:
        if code := self.fiches.homonyme(ligne):
            message = (
                f"{self.importable.une} du même nom existe déjà ({code}), mais diffère par "
                "ailleurs : une nouvelle fiche est créée"
            )
            self.fait.avis.append(Constat(rangee.numero, message=message))

    def _prochain_code(self) -> str:
        while True:
            code = f"{self.importable.prefixe}{self.rang:03d}"
            self.rang += 1
            if code not in self.reserves:
                return code

    def _designer(self, colonne: Colonne, texte: str, present: object) -> str:
        return self.designations[colonne.cible].code(texte, present)

    def _constat(self, rangee: Rangee, nom: str, message: str) -> Constat:
        if not nom:
            return Constat(rangee.numero, message=message)
        place = self.places.get(nom)
        if place is None:
            return Constat(rangee.numero, self.importable.libelle(nom), message=message)
        return Constat(
            rangee.numero,
            self.importable.libelle(nom),
            lettre(place),
            _texte(rangee, place)[:200],
            message,
        )

    def _manque(self, nom: str, numeros: list[int]) -> Constat:
        libelle = self.importable.libelle(nom)
        combien = (
            f"les {nombre(len(numeros))} fiches nouvelles en ont besoin"
            if len(numeros) > 1
            else "la fiche nouvelle en a besoin"
        )
        comment = (
            "choisissez sa colonne, ou une valeur pour toutes"
            if nom in self.importable.fixables
            else "choisissez sa colonne"
        )
        message = f"{cite(libelle)} n’est nulle part, et {combien} : {comment}"
        return Constat(numeros[0], libelle, message=message)


def _designations(modele: type[models.Model]) -> Designations:
    importable = importable_de(modele)
    noms = importable.designations if importable else ()
    libelles = tuple(f"son {importable.libelle(nom)}" for nom in noms) if importable else ()
    return Designations(
        libelles, modele.objects.order_by("pk").values_list("code", *noms).iterator(5000)
    )


def _cellule(rangee: Rangee, place: int | None) -> object:
    return None if place is None or place >= len(rangee.cellules) else rangee.cellules[place]


def _texte(rangee: Rangee, place: int | None) -> str:
    return texte_de(_cellule(rangee, place))
