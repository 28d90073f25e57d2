"""The columns of the format in French words: what a trace kept is read by people."""

from collections.abc import Iterable, Mapping

from django.db import models

from cellule.moments import JOUR, lire_moment
from cellule.typographie import INSECABLE, en_capitale, heure, jour_en_lettres, nombre

from .deduction import Colonne
from .genres import Booleen, Enumeration, Jour, Liste, Moment, Nombre
from .tables import Table

RIEN = "–"


def compter(modele: type[models.Model], combien: int) -> str:
    """« 3 participations »."""
    nom = modele._meta.verbose_name_plural if combien > 1 else modele._meta.verbose_name
    return f"{nombre(combien)}{INSECABLE}{nom}"


def libelle(colonne: Colonne) -> str:
    """The name of a column for a page: that of the rows it points to, where it is called as they
    are (« departement »), not where it says their part (« porteur »)."""
    champ = colonne.champ
    muet = (
        champ.is_relation
        and champ.verbose_name == champ.name.replace("_", " ")
        and champ.name.replace("_", "") == champ.related_model._meta.model_name
    )
    nom = champ.related_model._meta.verbose_name if muet else champ.verbose_name
    return en_capitale(str(nom))


class Mots:
    """Says values as the format writes them; names stand for codes, one query for each model."""

    def __init__(self) -> None:
        self._codes: dict[type[models.Model], set[str]] = {}
        self._noms: dict[type[models.Model], dict[str, str]] = {}

    def attendre(self, table: Table, valeurs: Mapping[str, str]) -> None:
        """Remember the codes whose names will be wanted."""
        for nom, texte in valeurs.items():
            colonne = table.par_nom.get(nom)
            if colonne is not None and colonne.cible is not None and texte:
                self._codes.setdefault(colonne.cible, set()).update(texte.split("|"))

    def dire(self, colonne: Colonne, texte: str) -> str:
        """The value in words; what is no longer of its kind is left as it was written."""
        if not texte:
            return RIEN
        if isinstance(colonne.genre, Liste):
            return ", ".join(self._un(colonne, un) for un in texte.split("|"))
        return self._un(colonne, texte)

    def _un(self, colonne: Colonne, texte: str) -> str:
        if colonne.cible is not None:
            return self._nom(colonne.cible, texte)
        genre = colonne.genre.element if isinstance(colonne.genre, Liste) else colonne.genre
        match genre:
            case Enumeration():
                return str(dict(_choix(colonne.champ)).get(texte, texte))
            case Jour() | Moment():
                return _moment(texte)
            case Nombre():
                return texte.replace(".", ",")
            case Booleen():
                return texte
        return texte

    def _nom(self, modele: type[models.Model], code: str) -> str:
        if modele not in self._noms:
            lignes = modele.objects.filter(code__in=self._codes.get(modele, {code}))
            self._noms[modele] = {ligne.code: str(ligne) for ligne in lignes}
        return self._noms[modele].get(code, code)


def _choix(champ: models.Field) -> Iterable[tuple]:
    return getattr(champ, "base_field", champ).choices or ()


def _moment(texte: str) -> str:
    try:
        moment = lire_moment(texte)
    except (ValueError, OverflowError):
        return texte
    if JOUR.fullmatch(texte):
        return jour_en_lettres(moment)
    return f"{jour_en_lettres(moment)} à {heure(moment)}"
