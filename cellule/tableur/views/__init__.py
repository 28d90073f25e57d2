"""The three steps of an import: the file, its columns, the report of a trial then the import.

Each reads the file that the first has kept; going back changes nothing and forgets nothing.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from cellule.droits import Vue, droit
from cellule.models import Cellule, Depot
from cellule.tableur.declaration import Importable, importables

from .colonnes import voir_les_colonnes
from .commun import vers
from .controle import telecharger_les_erreurs, voir_l_avancement, voir_le_controle
from .fichier import voir_le_fichier

FORMULAIRE = ["GET", "HEAD", "POST"]


class Pages:
    """The views of the import of one table, all guarded by its right."""

    def __init__(self, importable: Importable) -> None:
        self.importable = importable

    def fichier(self) -> Vue:
        @droit(self.importable.droit)
        @require_http_methods(FORMULAIRE)
        def voir(request: HttpRequest, cellule: Cellule) -> HttpResponse:
            return voir_le_fichier(request, cellule, self.importable)

        return voir

    def colonnes(self) -> Vue:
        return self._du_depot(voir_les_colonnes, require_http_methods(FORMULAIRE))

    def controle(self) -> Vue:
        return self._du_depot(voir_le_controle, require_http_methods(FORMULAIRE))

    def erreurs(self) -> Vue:
        return self._du_depot(telecharger_les_erreurs, require_safe)

    def avancement(self) -> Vue:
        return self._du_depot(voir_l_avancement, require_safe)

    def _du_depot(self, faire: Callable, methodes: Callable) -> Vue:
        @droit(self.importable.droit)
        @methodes
        @wraps(faire)
        def voir(request: HttpRequest, cellule: Cellule, depot: int) -> HttpResponse:
            ligne = get_object_or_404(Depot, pk=depot)
            if ligne.table != self.importable.nom:
                return vers(cellule, importables()[ligne.table], ligne, "colonnes")
            return faire(request, cellule, self.importable, ligne)

        return voir
