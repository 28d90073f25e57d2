"""The cell of a spreadsheet brought to what its column takes; what was guessed is said."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import (
    Booleen,
    Entier,
    Enumeration,
    Irrecevable,
    Jour,
    Liste,
    Nombre,
    Reference,
    Refus,
    cite,
)
from cellule.models import Departement
from cellule.territoires import codes_departements, noms_departements

from .dates import SANS_HEURE, PasUnJour, lire_une_date
from .declaration import Importable
from .lecture import nettoyer
from .mots import plier

ABREGE = re.compile(r"[-+]?\d+([.,]\d+)?[eE]\+\d+")
ENTRE_PARENTHESES = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*$")
COMMUNE = re.compile(r"\d[0-9AB]\d{3}")
COURRIEL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
# Beyond fifteen digits a workbook no longer keeps them all.
CHIFFRES_SURS = 10**15
OUI = {"oui", "o", "x", "1", "vrai", "true", "yes", "ok"}
NON = {"non", "n", "0", "faux", "false", "no"}

# Finds the code of the row that a text names.
Designer = Callable[[Colonne, str, "str | list | None"], str]


class MotInconnu(Refus):
    """A word that is no value of its enumeration: the person may say which it means."""


class Traducteur:
    """Reads the cells of one table; `avis` gathers what must be told of the last one."""

    def __init__(
        self,
        importable: Importable,
        designer: Designer,
        valeurs: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.importable, self.designer, self.valeurs = importable, designer, valeurs or {}
        self.avis: list[str] = []

    def lire(self, colonne: Colonne, brut: object, present: object = None) -> object:
        """The value of a cell for `Table.lire`; '' for an empty one; `Refus` otherwise."""
        self.avis = []
        if isinstance(brut, Irrecevable):
            raise Refus(brut.raison)
        if isinstance(brut, str):
            brut = nettoyer(brut)
        if brut is None or brut == "":
            return ""
        return self._selon_le_genre(colonne, brut, present)

    def _selon_le_genre(self, colonne: Colonne, brut: object, present: object) -> object:
        match colonne.genre:
            case Booleen():
                return self._booleen(brut)
            case Jour():
                return self._jour(brut)
            case Entier() | Nombre():
                return self._nombre(brut)
            case Enumeration():
                return self._enumeration(colonne, en_texte(brut))
            case Reference():
                return self.designer(colonne, en_texte(brut), present)
            case Liste():
                return self._liste(colonne, en_texte(brut), present)
        return self._texte(colonne, brut)

    def _booleen(self, brut: object) -> bool | str:
        if isinstance(brut, bool):
            return brut
        mot = plier(en_texte(brut))
        return True if mot in OUI else False if mot in NON else brut

    def _jour(self, brut: object) -> object:
        if isinstance(brut, datetime):
            if brut.time() != time.min:
                self.avis.append(SANS_HEURE)
            return brut.date()
        if isinstance(brut, date):
            return brut
        try:
            jour, avis = lire_une_date(en_texte(brut))
        except PasUnJour:
            raise Refus(
                f"{cite(brut)} n’est pas un jour du calendrier : écrivez 31/12/2025 ou 2025-12-31"
            ) from None
        self.avis += [avis] if avis else []
        return jour

    def _nombre(self, brut: object) -> object:
        if isinstance(brut, date):
            raise Refus(f"{cite(brut)} est une date : mettez la cellule au format Nombre")
        if not isinstance(brut, str):
            return brut
        _refuser_l_abrege(brut)
        texte = re.sub(r"\s", "", brut)
        if "," in texte and "." in texte:
            # The last of the two is the decimal mark.
            texte = texte.replace("," if texte.rindex(",") < texte.rindex(".") else ".", "")
        return texte.replace(",", ".")

    def _enumeration(self, colonne: Colonne, texte: str) -> str:
        mots = {
            **self.importable.mots_des_valeurs[colonne.nom],
            **self.valeurs.get(colonne.nom, {}),
        }
        essais = [texte]
        if trouve := ENTRE_PARENTHESES.match(texte):
            essais += [trouve[1], trouve[2]]
        for essai in essais:
            if plier(essai) in mots:
                return mots[plier(essai)]
        libelles = ", ".join(
            code if plier(code) == plier(str(libelle)) else f"{code} ({libelle})"
            for code, libelle in colonne.champ.flatchoices
        )
        raise MotInconnu(f"{cite(texte)} n’est pas dans la liste : {libelles}")

    def _liste(self, colonne: Colonne, texte: str, present: object) -> list:
        elements = [nettoyer(e) for e in re.split(r"[|;\n]", texte)]
        if colonne.cible is None:
            elements = [nettoyer(e) for un in elements for e in un.split(",")]
        elements = list(filter(None, elements))
        if colonne.cible is not None:
            return [code for un in elements for code in self._designes(colonne, un, present)]
        if colonne.nom == "departements":
            return [self._departement(un) for un in elements]
        return elements

    def _designes(self, colonne: Colonne, texte: str, present: object) -> list[str]:
        """A name may hold a comma; without such a name, commas part several."""
        try:
            return [self.designer(colonne, texte, present)]
        except Refus:
            noms = [nettoyer(nom) for nom in texte.split(",")]
            if len(noms) == 1:
                raise
            return [self.designer(colonne, nom, present) for nom in noms if nom]

    def _texte(self, colonne: Colonne, brut: object) -> object:
        if isinstance(brut, bool | date):
            return brut  # refused by the column, in its words
        texte = en_texte(brut)
        if colonne.champ.related_model is Departement:
            return self._departement(texte)
        _refuser_l_abrege(texte)
        if colonne.nom == "finess":
            return self._finess(texte)
        if colonne.nom in self.importable.telephones:
            return self._telephone(texte)
        if colonne.nom in self.importable.communes:
            return self._commune(texte)
        if colonne.nom in self.importable.courriels and not COURRIEL.fullmatch(texte):
            self.avis.append(f"{cite(texte)} n’a pas la forme d’une adresse électronique")
        return texte

    def _departement(self, texte: str) -> str:
        """« 1 », « 01 », « 2a », « 21 - Côte-d’Or » and « Côte d’Or » are departments."""
        code = texte.upper()
        if code in codes_departements():
            return code
        if f"0{code}" in codes_departements():
            self.avis.append(f"{cite(texte)} lu comme {cite('0' + code)} : un zéro s’était perdu")
            return f"0{code}"
        tete = re.match(r"(\d[0-9ABab]\d?)\b", texte)
        if tete and tete[1].upper() in codes_departements():
            return tete[1].upper()
        if trouve := _par_nom().get(plier(ENTRE_PARENTHESES.sub(r"\1", texte))):
            return trouve
        raise Refus(
            f"{cite(texte)} n’est pas un département : écrivez son code (01, 2A, 974) ou son nom"
        )

    def _finess(self, texte: str) -> str:
        texte = re.sub(r"\s", "", texte).upper()
        if re.fullmatch(r"[1-9]\d{7}", texte):
            self.avis.append(f"{cite(texte)} lu comme {cite('0' + texte)} : un zéro s’était perdu")
            return f"0{texte}"
        if len(texte) < 9 and texte.isdigit():
            raise Refus(
                f"{cite(texte)} n’a que {len(texte)} chiffres, un FINESS en a 9 : des zéros se "
                "sont perdus, recopiez-le en entier dans une colonne au format Texte"
            )
        return texte

    def _telephone(self, texte: str) -> str:
        if re.fullmatch(r"[1-9]\d{8}", texte):
            self.avis.append(f"{cite(texte)} lu comme {cite('0' + texte)} : un zéro s’était perdu")
            return f"0{texte}"
        return texte

    def _commune(self, texte: str) -> str:
        code = texte.upper()
        if re.fullmatch(r"[1-9]\d{3}", code):
            self.avis.append(f"{cite(texte)} lu comme {cite('0' + code)} : un zéro s’était perdu")
            return f"0{code}"
        if not COMMUNE.fullmatch(code):
            raise Refus(
                f"{cite(texte)} n’est pas un code INSEE de commune, de 5 caractères (21231 pour "
                "Dijon) : laissez cette colonne de côté si le fichier n’a que des noms"
            )
        return code


def en_texte(brut: object) -> str:
    """The text of a typed cell: 971.0 is « 971 », as it was typed."""
    if isinstance(brut, bool):
        return "oui" if brut else "non"
    if isinstance(brut, float | int | Decimal):
        if abs(brut) >= CHIFFRES_SURS:
            raise Refus(_perdus(str(brut)))
        if brut == int(brut):
            brut = int(brut)
    if isinstance(brut, date):
        return brut.isoformat()
    return nettoyer(str(brut))


def _refuser_l_abrege(texte: str) -> None:
    if ABREGE.fullmatch(texte):
        raise Refus(_perdus(texte))


def _perdus(texte: str) -> str:
    return (
        f"{cite(texte)} est un nombre que le tableur a abrégé, ses derniers chiffres sont perdus : "
        "mettez la colonne au format Texte et recopiez la valeur d’origine"
    )


@cache
def _par_nom() -> Mapping[str, str]:
    return {plier(nom): code for code, nom in noms_departements().items()}
