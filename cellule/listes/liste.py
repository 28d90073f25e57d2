"""The declaration of a list."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet

from cellule.models import Cellule

from .actes import Acte
from .filtres import FiltreDeListe
from .table import TableDeListe

LISTES: dict[str, "Liste"] = {}


@dataclass(frozen=True, eq=False)
class Liste:
    """One list: its rows, columns, filters, and the words around them.

    `nom` names its addresses and its saved views; `lignes` gives the rows of a cell with what their
    columns read (`select_related`, `prefetch_related`, annotations); `mots` is « une structure »,
    « structures »; `depart` is the query string that the menu leads to, so that no filter is
    hidden; `gabarit` may extend « composants/page_de_liste.html ».
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
    depart: str = ""
    gabarit: str = "composants/page_de_liste.html"
    # More for the page: other links, figures above the table.
    contexte: Callable[..., dict] | None = None
    # Other pages of the same family, as tabs: (words, name of the address).
    onglets: tuple[tuple[str, str], ...] = ()
    # Imported by this table of spreadsheets, if any.
    importation: str = ""

    def __post_init__(self) -> None:
        if self.nom in LISTES:
            raise ImproperlyConfigured(f"La liste {self.nom} est déclarée deux fois.")
        self.table.titre()
        LISTES[self.nom] = self

    @property
    def vue(self) -> str:
        return f"liste_{self.nom}"

    def compter(self, nombre: int) -> str:
        """« 1 structure », « 12 structures »."""
        return self.mots[0] if nombre < 2 else self.mots[1]
