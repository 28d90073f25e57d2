"""Every address of the site. An app is named by a dotted string only (maison §2)."""

from collections.abc import Iterable
from itertools import chain

from allauth.account import views as comptes
from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import autodiscover_modules, import_string

from cellule import sante
from cellule.comptes import Deconnexion

Motif = URLPattern | URLResolver
APPS = ("cellule", "acteurs", "evenements", "antennes", "indicateurs", "rapports")
CELLULE = "c/<slug:cellule>/"


def par_domaine(motifs: Iterable[Motif]) -> list[Motif]:
    """The same addresses, those of a cell gathered by their next word (« journal/ »): the resolver
    tries one after the other, which made more than 300 for a page of the report."""
    domaines: dict[str, list[Motif]] = {}
    ailleurs: list[Motif] = []
    for motif in motifs:
        route = str(motif.pattern)
        if not route.startswith(CELLULE):
            ailleurs.append(motif)
            continue
        domaine, barre, suite = route.removeprefix(CELLULE).partition("/")
        domaines.setdefault(domaine + barre, []).append(_a_la_route(motif, suite))
    d_une_cellule = [path(domaine, include(les_siens)) for domaine, les_siens in domaines.items()]
    return [path(CELLULE, include(d_une_cellule)), *ailleurs]


def _a_la_route(motif: Motif, route: str) -> Motif:
    if isinstance(motif, URLPattern):
        return path(route, motif.callback, motif.default_args, motif.name)
    dedans = (motif.urlconf_name, motif.app_name, motif.namespace)
    return path(route, dedans, motif.default_kwargs)


autodiscover_modules("menus", "enrichissements", "encarts", "a_faire")

urlpatterns = [
    *par_domaine(chain.from_iterable(import_string(f"{app}.urls.urlpatterns") for app in APPS)),
    path("sante/vivant", sante.vivant, name="sante_vivant"),
    path("sante/pret", sante.pret, name="sante_pret"),
    path("compte/logout/", Deconnexion.as_view(), name="account_logout"),
    path("compte/", include("allauth.account.urls")),
    path("connexion/", comptes.login, name="account_login"),
]
