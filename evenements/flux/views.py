"""The feed that calendars read, and the page where people make and revoke its addresses."""

import hashlib

import segno
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from cellule.champs import reporter_le_refus
from cellule.droits import droit, publique
from cellule.models import Cellule
from cellule.perimetre import perimetre
from evenements import droits
from evenements.actions.flux import creer_abonnement, noter_la_lecture, revoquer_abonnement
from evenements.models import JOURS_D_UNE_ANNULATION, Abonnement

from .ecriture import ecrire, nom_du_calendrier
from .forms import AbonnementForm
from .requetes import abonnement_du_jeton, abonnements_de, peut_lire, rendez_vous

PLUS_RIEN = "Cette adresse de calendrier n’existe pas, ou n’est plus valable.\n"
RESERVE = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


@publique
@require_safe
def flux(request: HttpRequest, cellule: str, jeton: str) -> HttpResponse:
    """The calendar behind a secret address: its token is the only key, there is no session.

    Whatever is wrong (the cell, the token, the rights of its owner) has one answer.
    """
    lu = _lire(cellule, jeton)
    if lu is None:
        return HttpResponseNotFound(
            PLUS_RIEN,
            content_type="text/plain; charset=utf-8",
            headers={**RESERVE, "Cache-Control": "no-store"},
        )
    reponse = HttpResponse(
        lu,
        content_type="text/calendar; charset=utf-8",
        headers={
            **RESERVE,
            "Cache-Control": "private, no-cache",
            "Content-Disposition": 'inline; filename="calendrier.ics"',
            "ETag": f'"{hashlib.sha256(lu).hexdigest()}"',
        },
    )
    return get_conditional_response(request, etag=reponse["ETag"], response=reponse)


def _lire(code: str, jeton: str) -> bytes | None:
    """What the address shows, and that it was read; the wall of its cell stands around both."""
    cellule = Cellule.objects.filter(code=code).first()
    if cellule is None:
        return None
    with timezone.override(cellule.zone), perimetre(cellule):
        abonnement = abonnement_du_jeton(jeton)
        if abonnement is None or not peut_lire(abonnement, cellule):
            return None
        nom = nom_du_calendrier(abonnement, cellule)
        corps = ecrire(nom, cellule, rendez_vous(abonnement, cellule))
    with perimetre(cellule, ecriture=True):
        noter_la_lecture(abonnement)
    return corps


@droit(droits.CALENDRIERS.code)
@require_http_methods(["GET", "HEAD", "POST"])
def calendriers(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The person's own addresses; a POST makes one more, and shows it this once."""
    demande = request.POST if request.method == "POST" else None
    voulue = request.GET.get("antenne")
    formulaire = AbonnementForm(
        demande, utilisateur=request.user, cellule=cellule, initial={"quoi": voulue}
    )
    neuve, inconnue = {}, voulue is not None and voulue not in formulaire.antennes
    if formulaire.is_valid():
        try:
            abonnement, jeton = creer_abonnement(utilisateur=request.user, **formulaire.portee())
            neuve = {"abonnement": abonnement, **_adresses(cellule, jeton)}
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
    contexte = {
        "form": formulaire,
        "neuve": neuve,
        "antenne_inconnue": inconnue,
        "abonnements": list(abonnements_de(request.user)),
        "jours": JOURS_D_UNE_ANNULATION,
    }
    refuse = inconnue or bool(formulaire.errors)
    reponse = render(
        request, "evenements/calendriers.html", contexte, status=400 if refuse else 200
    )
    reponse["Cache-Control"] = "no-store"
    return reponse


def _adresses(cellule: Cellule, jeton: str) -> dict[str, str | SafeString]:
    """The address as one pastes it, as a telephone opens it, as a telephone photographs it."""
    chemin = reverse("flux", args=[cellule.code, jeton])
    adresse = f"{settings.ADRESSE_PUBLIQUE.rstrip('/')}{chemin}"
    webcal = f"webcal://{adresse.partition('://')[2]}"
    dessin = segno.make(webcal, micro=False).svg_inline(
        border=3, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    # Drawn by us from an address of ours.
    return {"adresse": adresse, "webcal": webcal, "qr": mark_safe(dessin)}


@droit(droits.CALENDRIERS.code)
@require_http_methods(["GET", "HEAD", "POST"])
def revoquer(request: HttpRequest, cellule: Cellule, abonnement: int) -> HttpResponse:
    """Close an address of one's own, after a word: it cannot be opened again."""
    ligne: Abonnement = get_object_or_404(abonnements_de(request.user), pk=abonnement)
    if request.method == "POST":
        nom = str(ligne)
        revoquer_abonnement(ligne)
        messages.success(
            request, f"« {nom} » : l’adresse est révoquée, elle n’affiche plus rien à personne."
        )
        return redirect("calendriers", cellule=cellule.code)
    return render(request, "evenements/revoquer_calendrier.html", {"abonnement": ligne})
