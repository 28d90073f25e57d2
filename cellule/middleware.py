"""The perimeter is opened by the address, around the whole response (maison §4.1, §4.4)."""

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from cellule.requetes import Acces, adhesions_de

SANS_ECRITURE = ("GET", "HEAD", "OPTIONS")


class PerimetreMiddleware:
    """`/c/<cellule>/…` runs in the perimeter of that cell; a stranger gets 404, as if the cell
    did not exist; the transaction is rolled back on an exception and on a status ≥ 500."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.roles, request.cellule = frozenset(), None
        portee = self._portee(request)
        if not portee:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        acces = adhesions_de(request.user)
        if "cellule" not in portee:
            request.roles = self._roles_hors_cellule(acces, portee)
            return self.get_response(request)
        return self._dans_la_cellule(request, acces, portee["cellule"])

    def _portee(self, request: HttpRequest) -> dict[str, str]:
        """What the address names: a cell, a region or the nation; empty for other addresses."""
        try:
            trouve = resolve(request.path_info)
        except Resolver404:
            return {}
        nommes = {nom: trouve.kwargs[nom] for nom in ("cellule", "region") if nom in trouve.kwargs}
        return nommes or ({"national": ""} if "national" in trouve.namespaces else {})

    def _roles_hors_cellule(self, acces: Acces, portee: dict[str, str]) -> frozenset[str]:
        """404 unless the person has the region or the nation of the address."""
        if "region" in portee and portee["region"] in acces.regions:
            return frozenset({Role.AGENT_ARS.value})
        if "national" in portee and acces.national:
            return frozenset({Role.NATIONAL.value})
        return frozenset()

    def _dans_la_cellule(self, request: HttpRequest, acces: Acces, code: str) -> HttpResponse:
        role = acces.role_dans(code)
        if role is None:
            # Rendered as any missing page: the middleware chain turns it into 404.
            request.roles = frozenset()
            return self.get_response(request)
        request.cellule = next(c for c in acces.cellules if c.code == code)
        request.roles = frozenset({role})
        ecriture = request.method not in SANS_ECRITURE
        with timezone.override(request.cellule.zone), perimetre(request.cellule, ecriture=ecriture):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_view(self, request: HttpRequest, vue, args, kwargs) -> None:
        """A stranger sees nothing of what is behind the address, not even that it exists."""
        if {"cellule", "region"} & kwargs.keys() or "national" in request.resolver_match.namespaces:
            if not request.roles:
                raise Http404("Cette page n’existe pas.")
            if isinstance(request.cellule, Cellule):
                kwargs["cellule"] = request.cellule
