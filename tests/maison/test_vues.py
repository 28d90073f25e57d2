"""Every view carries exactly one right, or says that it is public (maison §5)."""

import ast
import inspect
from collections.abc import Callable, Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import import_string

from cellule.config import urls
from cellule.droits import TABLE
from cellule.models import Role
from cellule.recherche import sortes
from tests.maison.sources import APPS, sources

ESPACES = {
    "c/<slug:cellule>/": set(Role.de_cellule()),
    "ars/<str:region>/": {Role.AGENT_ARS},
    "national/": {Role.NATIONAL},
}


def adresses(motifs=None, debut: str = "") -> Iterator[tuple[str, Callable]]:
    for motif in motifs if motifs is not None else get_resolver().url_patterns:
        route = debut + str(motif.pattern)
        if isinstance(motif, URLResolver):
            yield from adresses(motif.url_patterns, route)
        elif isinstance(motif, URLPattern):
            yield route, motif.callback


def les_notres() -> list[tuple[str, Callable]]:
    return [
        (route, vue)
        for route, vue in adresses()
        if inspect.unwrap(vue).__module__.split(".")[0] in APPS
    ]


def espace_de(route: str) -> str | None:
    return next((espace for espace in ESPACES if route.startswith(espace)), None)


def test_every_view_says_its_right():
    muettes = [route for route, vue in les_notres() if not hasattr(vue, "droit")]
    assert muettes == []


def test_addresses_gathered_by_domain_are_those_that_the_apps_write():
    ecrites = [
        une for app in urls.APPS for une in adresses(import_string(f"{app}.urls.urlpatterns"))
    ]
    assert len(ecrites) > 300
    gardees = {(route, vue) for route, vue in adresses()}
    assert [route for route, vue in ecrites if (route, vue) not in gardees] == []
    # A parameter in the place of the next word would hide, or be hidden by, other domains.
    d_une_cellule = [
        route.removeprefix(urls.CELLULE) for route, _ in ecrites if urls.CELLULE in route
    ]
    assert [route for route in d_une_cellule if route.startswith("<")] == []


def test_views_of_a_space_carry_a_right_that_somebody_there_has():
    fautes = []
    for route, vue in les_notres():
        espace, code = espace_de(route), getattr(vue, "droit", None)
        if espace is None and code is not None:
            fautes.append(f"{route} : {code} hors d’un espace, personne n’a de rôle")
        elif espace and (code is None or not TABLE[code].roles & ESPACES[espace]):
            fautes.append(f"{route} : {code} n’est à personne dans {espace}")
    assert fautes == []


def test_views_of_others_stand_among_the_accounts():
    """Whatever a library answers by itself has no right of ours."""
    ailleurs = [route for route, vue in adresses() if (route, vue) not in les_notres()]
    assert [route for route in ailleurs if not route.startswith(("compte/", "connexion/"))] == []


def test_no_view_is_guarded_twice():
    """The outer right would hide the inner one from the tests and from the help page."""
    doubles = [
        source.a(fonction)
        for source in sources()
        for fonction in ast.walk(source.arbre)
        if isinstance(fonction, ast.FunctionDef)
        and sum(_est_un_droit(decorateur) for decorateur in fonction.decorator_list) > 1
    ]
    assert doubles == []


def _est_un_droit(decorateur: ast.expr) -> bool:
    nom = decorateur.func if isinstance(decorateur, ast.Call) else decorateur
    return isinstance(nom, ast.Name) and nom.id in ("droit", "publique")


def test_every_right_guards_a_view_or_an_act():
    """A right that nothing asks for promises something on the help page."""
    demandes = {vue.droit for _, vue in les_notres() if getattr(vue, "droit", None)}
    demandes |= {sorte.droit for sorte in sortes()}  # what the search box and the forms find
    texte = "\n".join(source.texte for source in sources())
    inutiles = [
        code for code in TABLE if code not in demandes and f'peut(request, "{code}")' not in texte
    ]
    assert inutiles == []


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_right(role):
    assert les_notres()  # the views, once loaded, have declared their rights
    assert any(role.value in droit.roles for droit in TABLE.values())
