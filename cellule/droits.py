"""Rights: one table, right × role. Each view carries exactly one (maison §5)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse

from cellule.models import Role

Vue = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Droit:
    """A right: what it allows, in words for the help page, and who has it."""

    code: str
    libelle: str
    roles: frozenset[str]


TABLE: dict[str, Droit] = {}

DE_LA_CELLULE = (Role.RESPONSABLE, Role.CHARGE_MISSION, Role.REFERENT, Role.LECTEUR)
EQUIPE = (Role.RESPONSABLE, Role.CHARGE_MISSION)


def declarer(code: str, libelle: str, roles: Iterable[str]) -> Droit:
    """Add a right to the table; a code declared twice raises at import."""
    if code in TABLE:
        raise ImproperlyConfigured(f"Le droit {code} est déclaré deux fois.")
    TABLE[code] = Droit(code, libelle, frozenset(str(role) for role in roles))
    return TABLE[code]


def roles_de(request: HttpRequest) -> frozenset[str]:
    """The roles of the person for the address asked: set by the perimeter middleware."""
    return getattr(request, "roles", frozenset())


def peut(request: HttpRequest, code: str) -> bool:
    return bool(TABLE[code].roles & roles_de(request))


def droit(code: str) -> Callable[[Vue], Vue]:
    """Guard a view with a declared right; an unknown code raises at import."""
    if code not in TABLE:
        raise ImproperlyConfigured(f"Le droit {code} n’est pas déclaré.")

    def garder(vue: Vue) -> Vue:
        @wraps(vue)
        def gardee(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not peut(request, code):
                raise PermissionDenied(f"Il faut le droit « {TABLE[code].libelle} ».")
            return vue(request, *args, **kwargs)

        gardee.droit = code
        return gardee

    return garder


def publique(vue: Vue) -> Vue:
    """Mark a view that anybody, or any signed-in person, may open: it says so itself."""
    vue.droit = None
    return vue


declarer("cellules.creer", "Ouvrir une cellule dans sa région", [Role.AGENT_ARS])
CHERCHER = declarer(
    "recherche.lire", "Chercher dans sa cellule ce que l’on a le droit de lire", DE_LA_CELLULE
)
REGLER = declarer("cellule.regler", "Régler ce que sa cellule utilise", [Role.RESPONSABLE])
declarer("historique.lire", "Lire qui a changé quoi, et quand", DE_LA_CELLULE)
declarer("corbeille.tenir", "Annuler un acte, rétablir ce qui a été supprimé ou l’effacer", EQUIPE)
