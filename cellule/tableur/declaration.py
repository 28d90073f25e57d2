"""What can be imported from a spreadsheet: each app declares its tables in `importables.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import Enumeration
from cellule.dossier.mots import libelle
from cellule.dossier.tables import Table

from .mots import plier

# The job that imports a long file.
NATURE = "importer"


@dataclass(frozen=True)
class Cle:
    """Columns by which a row is recognised when it has no code.

    Two rows that agree on `colonnes` are still two things when they both fill one of
    `sauf_si_different` with something else.
    """

    colonnes: tuple[str, ...]
    sauf_si_different: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Importable:
    """One table and how people write it in their spreadsheets."""

    table: Table
    titre: str
    une: str  # « une structure »
    droit: str
    icone: str
    aide: str
    prefixe: str  # of the codes that are given
    cles: tuple[Cle, ...]
    # Headings met for each column, beside its name and its label.
    synonymes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # What people write for a value of an enumeration, beside its code and its label.
    valeurs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # Columns that one value may fill for every new row, and those values that are proposed.
    fixables: tuple[str, ...] = ()
    proposees: Mapping[str, str] = field(default_factory=dict)
    # By what the rows of other tables name one of these.
    designations: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    courriels: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()

    @property
    def nom(self) -> str:
        return self.table.nom

    @property
    def vue(self) -> str:
        return f"importer_{self.nom}"

    def libelle(self, nom: str) -> str:
        """The label of a column, as the lists and their exports head it."""
        return libelle(self.table.par_nom[nom])

    @cached_property
    def en_tetes(self) -> dict[str, str]:
        """The columns by the folded headings under which they are known."""
        connus: dict[str, str] = {}
        for nom in self.table.noms:
            for texte in (nom, self.libelle(nom), *self.synonymes.get(nom, ())):
                connus.setdefault(plier(texte), nom)
        return connus

    @cached_property
    def mots_des_valeurs(self) -> dict[str, dict[str, str]]:
        """For each enumeration, its values by the folded words that say them."""
        mots = {}
        for colonne in self.table.colonnes:
            if isinstance(colonne.genre, Enumeration):
                mots[colonne.nom] = self._mots(colonne)
        return mots

    def _mots(self, colonne: Colonne) -> dict[str, str]:
        mots = {plier(code): code for code in colonne.genre.choix}
        for code, mot in colonne.champ.flatchoices:
            mots.setdefault(plier(str(mot)), code)
        for texte, code in self.valeurs.get(colonne.nom, {}).items():
            if code not in colonne.genre.choix:
                raise ImproperlyConfigured(f"{colonne.nom} n’a pas de valeur {code}.")
            mots.setdefault(plier(texte), code)
        return mots


_importables: dict[str, Importable] = {}


def inscrire(*declarations: Importable) -> None:
    for une in declarations:
        if une.nom in _importables:
            raise ImproperlyConfigured(f"La table {une.nom} est déclarée importable deux fois.")
        _importables[une.nom] = une


@cache
def importables() -> dict[str, Importable]:
    autodiscover_modules("importables")
    return dict(_importables)


def importable_de(modele: type) -> Importable | None:
    """How the rows of a model are named in a spreadsheet."""
    return next((i for i in importables().values() if i.table.modele is modele), None)
