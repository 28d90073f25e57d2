"""The perimeter is opened by the address, around the whole response (maison §4.1, §4.4)."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found, server_error

from cellule.entree import repondre_dans
from cellule.models import Role
from cellule.requetes import Acces, acces_de
from cellule.trace import au_nom_de


class PerimetreMiddleware:
    """`/c/<cellule>/…`, `/ars/<region>/…` and `/national/…` open to those who belong there.

    Anybody else gets the 404 of a page that does not exist, whatever follows in the address. Below
    `/c/`, view and rendering run in the perimeter of the cell, read-only for a GET, in its time
    zone; nothing is kept of a request that ends in an error.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.espaces = {
            "c": self._dans_la_cellule,
            "ars": self._dans_la_region,
            "national": self._dans_la_nation,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.cellule, request.region, request.roles = None, None, frozenset()
        # The address is read by itself: it names its space even where no page answers.
        espace, _, suite = request.path_info.removeprefix("/").partition("/")
        entrer = self.espaces.get(espace)
        if entrer is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        with au_nom_de(f"{request.user} <{request.user.email}>"):
            return entrer(request, acces_de(request.user), suite.partition("/")[0])

    def process_view(self, request: HttpRequest, vue, args, kwargs: dict) -> None:
        """The view is given the cell itself; the address, and what is made from it, the code."""
        if request.cellule and "cellule" in kwargs:
            request.resolver_match.kwargs = dict(kwargs)
            kwargs["cellule"] = request.cellule

    def _dans_la_nation(self, request: HttpRequest, acces: Acces, suite: str) -> HttpResponse:
        return self._avec(request, [Role.NATIONAL] if acces.national else [])

    def _dans_la_region(self, request: HttpRequest, acces: Acces, code: str) -> HttpResponse:
        request.region = code if code in acces.regions else None
        return self._avec(request, [Role.AGENT_ARS] if request.region else [])

    def _dans_la_cellule(self, request: HttpRequest, acces: Acces, code: str) -> HttpResponse:
        cellule = next((c for c in acces.cellules if c.code == code), None)
        if cellule is None:
            return self._avec(request, [])
        request.cellule = cellule
        roles = acces.roles_dans(cellule)
        return repondre_dans(cellule, request, lambda: self._avec(request, roles))

    def _avec(self, request: HttpRequest, roles: list[str]) -> HttpResponse:
        if not roles:
            raise Http404
        request.roles = frozenset(map(str, roles))
        return self.get_response(request)


class PagesDErreur:
    """Outermost, in the demonstration only: DEBUG is on there, to say that its accounts are public,
    but its visitors get the pages of the site, not those made for its builders."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND:
            return page_not_found(request, Http404())
        if response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
            return server_error(request)
        return response
