"""The declaration of a list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import django_filters
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet

from cellule.models import Cellule

from .actes import Acte
from .colonnes import Colonne
from .filtres import FiltreDeListe
from .table import TableDeListe

LISTES: dict[str, "Liste"] = {}
# What the address of every list may say besides its filters, which take none of these names.
TRI, COLONNES, PAR_PAGE, PAGE, VUE, EXPORT = "tri", "colonnes", "taille", "page", "vue", "export"
COMMUNS = (TRI, COLONNES, PAR_PAGE, PAGE, VUE, EXPORT)


@dataclass(frozen=True, eq=False)
class Liste:
    """One list: its rows, columns, filters, and the words around them.

    `nom` names its addresses and its saved views; `lignes` gives the rows of a cell with what their
    columns read (`select_related`, annotations; related rows come with `ColonneListe(liees=True)`,
    when it is shown); `mots` is « une structure », « structures »; `depart` gives the query string
    that a bare address leads to, so that no filter is hidden; `gabarit` may extend
    « composants/page_de_liste.html ».
    """

    nom: str
    titre: str
    mots: tuple[str, str]
    modele: type[Model]
    table: type[TableDeListe]
    filtre: type[FiltreDeListe]
    lignes: Callable[[Cellule], QuerySet]
    droit: str
    tri: tuple[str, ...]
    chapo: str = ""
    icone: str = "inbox"
    # The address that adds a row, and who may.
    creation: str = ""
    creer: str = "Ajouter"
    droit_ecrire: str = ""
    actes: tuple[Acte, ...] = ()
    # What to do when there is nothing yet.
    vide: str = "Rien n’est encore enregistré ici."
    depart: Callable[[Cellule], str] | None = None
    # The name of its address, where others know it by one of their own.
    page: str = ""
    gabarit: str = "composants/page_de_liste.html"
    # More for the page: other links, figures above the table.
    contexte: Callable[..., dict] | None = None
    # Other pages of the same family, as tabs: (words, or what says them, name of the address).
    onglets: tuple[tuple[str | Callable[[], str], str], ...] = ()
    # Imported by this table of spreadsheets, if any.
    importation: str = ""

    # What the apps to the right know of these rows (`enrichir`).
    ajouts: list[Callable[[QuerySet], QuerySet]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.nom in LISTES:
            raise ImproperlyConfigured(f"La liste {self.nom} est déclarée deux fois.")
        self.table.titre()
        self._verifier_les_noms()
        LISTES[self.nom] = self

    def enrichir(
        self,
        annoter: Callable[[QuerySet], QuerySet],
        *,
        colonnes: Mapping[str, Colonne],
        filtres: Mapping[str, django_filters.Filter] | None = None,
        avant: str = "",
    ) -> None:
        """Add columns (before `avant`, or last) and filters that an app to the right of this one
        knows: it annotates the rows (`<app>/enrichissements.py`, read by `cellule.config.urls`)."""
        self.ajouts.append(annoter)
        self.table.base_columns.update(colonnes)
        if avant:
            noms = list(self.table.base_columns)
            for nom in noms[noms.index(avant) : len(noms) - len(colonnes)]:
                self.table.base_columns.move_to_end(nom)
        for nom, filtre in (filtres or {}).items():
            filtre.field_name = filtre.field_name or nom
            self.filtre.base_filters[nom] = filtre
        self._verifier_les_noms()

    def _verifier_les_noms(self) -> None:
        """A filter named as a word of the engine would never be asked for."""
        if pris := set(COMMUNS).intersection(self.filtre.base_filters):
            raise ImproperlyConfigured(f"Liste {self.nom} : un filtre ne se nomme pas {pris}.")

    def toutes(self, cellule: Cellule) -> QuerySet:
        """All the rows of the list in a cell, with what every column reads."""
        lignes = self.lignes(cellule)
        for annoter in self.ajouts:
            lignes = annoter(lignes)
        return lignes

    @property
    def vue(self) -> str:
        return self.page or f"liste_{self.nom}"

    def compter(self, nombre: int) -> str:
        """« 1 structure », « 12 structures »."""
        return self.mots[0] if nombre < 2 else self.mots[1]
