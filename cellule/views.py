"""Pages of the ground: home, colours, who may do what."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cellule.contexte import TEMOIN_DU_THEME, THEMES, espaces_de
from cellule.droits import TABLE, publique
from cellule.models import Role
from cellule.retour import page_d_ou_l_on_vient
from cellule.typographie import en_capitale

UN_AN = 365 * 24 * 3600


@publique
@require_safe
def accueil(request: HttpRequest) -> HttpResponse:
    """Public page for a visitor; for a member, their only space, or the choice of one."""
    if not request.user.is_authenticated:
        return render(request, "cellule/accueil.html")
    espaces = espaces_de(request)
    if len(espaces) == 1:
        return redirect(espaces[0]["url"])
    return render(request, "cellule/espaces.html", {"espaces": espaces})


@publique
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the colours in a cookie, then go back where the person was."""
    reponse = HttpResponseRedirect(page_d_ou_l_on_vient(request))
    choix = request.POST.get("theme", "")
    if choix in THEMES:
        reponse.set_cookie(
            TEMOIN_DU_THEME,
            choix,
            max_age=UN_AN,
            httponly=True,
            secure=settings.HTTPS,
            samesite="Lax",
        )
    else:
        reponse.delete_cookie(TEMOIN_DU_THEME, samesite="Lax")
    return reponse


@publique
@require_safe
def qui_peut_quoi(request: HttpRequest) -> HttpResponse:
    """The very table that guards the views, in words."""
    lignes = [
        {
            "libelle": droit.libelle,
            "roles": [
                {"nom": en_capitale(role.label), "oui": role.value in droit.roles} for role in Role
            ],
        }
        for droit in TABLE.values()
    ]
    return render(
        request,
        "cellule/qui_peut_quoi.html",
        {"lignes": lignes, "roles": [en_capitale(role.label) for role in Role]},
    )
