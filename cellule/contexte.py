"""What every page knows: where it is, who reads it, the menu, the colours (docs/interface.md)."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from cellule.aide import sujet_de
from cellule.droits import CHERCHER, peut, roles_de
from cellule.menus import menu_de, raccourcis_de
from cellule.models import Cellule, Region, Role
from cellule.requetes import acces_de

TEMOIN_DU_THEME = "theme"
THEMES = ("clair", "sombre")


def page(request: HttpRequest) -> dict[str, object]:
    """The context of the two shells, made once a request however many templates it draws."""
    if not hasattr(request, "contexte_de_page"):
        request.contexte_de_page = _de_la_page(request)
    return dict(request.contexte_de_page)


def _de_la_page(request: HttpRequest) -> dict[str, object]:
    """Pages read outside a space have no menu."""
    theme = request.COOKIES.get(TEMOIN_DU_THEME, "")
    contexte: dict[str, object] = {
        "demo": settings.DEMO,
        "theme": theme if theme in THEMES else "",
        "url_theme": reverse("theme"),
        "densite": "",
        "liens_pied": [{"libelle": "Qui peut quoi", "url": reverse("qui_peut_quoi")}],
        "menu": [],
        "identite": {},
        "url_aide": "",
        "role": "",
        "liens_compte": [],
    }
    if getattr(request, "user", None) and request.user.is_authenticated:
        contexte |= _de_la_personne(request)
    return contexte


def _de_la_personne(request: HttpRequest) -> dict[str, object]:
    roles = roles_de(request)
    contexte = {
        "role": en_mots(roles),
        "liens_compte": _portes(request),
        "densite": request.user.densite,
    }
    return contexte | (_de_l_espace(request) if roles else {})


def en_mots(roles: Iterable[str]) -> str:
    """The roles of a person, the strongest first."""
    return ", ".join(role.label for role in Role if role.value in set(roles))


def _portes(request: HttpRequest) -> list[dict[str, str]]:
    """What is one's own here, the preferences; a way to another space, for who has several."""
    portes = [{"libelle": "Préférences", "url": reverse("preferences"), "icone": "user"}]
    if roles_de(request) and request.cellule:
        portes = [*menu_de(request, "compte", {"cellule": request.cellule.code}), *portes]
    if acces_de(request.user).espaces > 1:
        autre = {"libelle": "Changer d’espace", "url": reverse("accueil"), "icone": "refresh-cw"}
        portes.insert(0, autre)
    return portes


def _de_l_espace(request: HttpRequest) -> dict[str, object]:
    """The name and the menu of the cell, the region or the nation of this address."""
    if request.cellule:
        return {
            "cellule": request.cellule,
            "identite": identite(request.cellule),
            "url_aide": url_de_l_aide(request),
            "menu": menu_de(request, "cellule", {"cellule": request.cellule.code}),
            "raccourcis": _raccourcis(request),
            "url_recherche": _recherche(request),
        }
    if request.region:
        adresse = reverse("region", args=[request.region])
        nom = Region.objects.get(pk=request.region).nom
        return {
            "identite": {"nom": "Agence régionale de santé", "detail": nom, "url": adresse},
            "menu": menu_de(request, "region", {"region": request.region}),
        }
    adresse = reverse("national:accueil")
    return {
        "identite": {"nom": "Suivi national", "detail": "DGOS", "url": adresse},
        "menu": menu_de(request, "national", {}),
    }


def _raccourcis(request: HttpRequest) -> list[dict]:
    """The keyboard shortcuts, unless the person has switched them off."""
    if not request.user.raccourcis:
        return []
    return raccourcis_de(request, "cellule", {"cellule": request.cellule.code})


def _recherche(request: HttpRequest) -> str:
    """Where the search box leads, for who may search."""
    if not peut(request, CHERCHER.code):
        return ""
    return reverse("rechercher", args=[request.cellule.code])


def url_de_l_aide(request: HttpRequest) -> str:
    """The help of the page that is open; all of it where the page has none."""
    route = request.resolver_match.route if request.resolver_match else ""
    sujet, code = sujet_de(route), request.cellule.code
    return reverse("aide_sujet", args=[code, sujet.code]) if sujet else reverse("aide", args=[code])


def identite(cellule: Cellule) -> dict[str, str]:
    """The short name, and the whole one under it when they differ."""
    return {
        "nom": cellule.nom_court,
        "detail": cellule.nom if cellule.sigle else "",
        "url": reverse("tableau", args=[cellule.code]),
    }


def espaces_de(request: HttpRequest) -> list[dict[str, str]]:
    """The spaces a person may enter today: cells, then regions, then the nation."""
    acces = acces_de(request.user)
    espaces = [
        {
            "nom": cellule.nom,
            "role": en_mots(acces.roles_dans(cellule)),
            "url": reverse("tableau", args=[cellule.code]),
            "icone": "leaf",
        }
        for cellule in acces.cellules
    ]
    espaces += [
        {
            "nom": f"ARS, {region.nom}",
            "role": Role.AGENT_ARS.label,
            "url": reverse("region", args=[region.code]),
            "icone": "landmark",
        }
        for region in Region.objects.filter(pk__in=acces.regions)
    ]
    if acces.national:
        espaces.append(
            {
                "nom": "Suivi national",
                "role": Role.NATIONAL.label,
                "url": reverse("national:accueil"),
                "icone": "chart-column",
            }
        )
    return espaces
