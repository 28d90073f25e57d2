"""How an agent of the ARS enters a cell of the region: `/ars/<region>/cellules/<code_cellule>/…`

The middleware has let the agent into the region; here the cell must be one of it, and the view
then runs in the perimeter of that cell as the cell's own pages do.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from cellule.entree import repondre_dans
from cellule.models import Cellule


def dans_une_cellule_de_la_region(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the `Cellule` that `code_cellule` names, in its perimeter and time zone; the
    cell of another region is a page that does not exist. Innermost decorator: `@droit(…)`, the
    method, this one; the view is `vue(request, region, cellule, …)`."""

    @wraps(vue)
    def entree(request: HttpRequest, region: str, code_cellule: str, **designation) -> HttpResponse:
        cellule = get_object_or_404(Cellule, code=code_cellule, regions__contains=[region])
        return repondre_dans(
            cellule, request, lambda: vue(request, region=region, cellule=cellule, **designation)
        )

    return entree
