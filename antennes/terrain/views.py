"""The pages of the ground: one's antennas, the meeting to log, what was logged."""

from http import HTTPStatus

from csp.decorators import csp_exempt
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from antennes import droits
from antennes.models import Antenne, PhotoDeReunion
from antennes.terrain import requetes
from antennes.terrain.acces import exiger_son_antenne, ses_antennes
from antennes.terrain.actions import noter_la_reunion, reprendre_la_reunion
from antennes.terrain.brouillon.requetes import brouillon_de
from antennes.terrain.formulaire import ReunionForm
from cellule.champs import reporter_le_refus
from cellule.droits import droit, peut
from cellule.messages import message_annulable
from cellule.models import Cellule
from evenements import droits as journal
from evenements.models import Activite

CSS = ("tokens", "sombre", "polices", "base", "composants", "formulaires", "impression", "terrain")
# What its pages load, kept on the device under their hashed names.
FICHIERS = (
    *(f"css/{nom}.css" for nom in CSS),
    "js/maillage.js",
    "js/terrain.js",
    "icones.svg",
    "sceau.svg",
    "vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2",
)


@droit(droits.TERRAIN.code)
@require_safe
def terrain(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """One's antennas, each with what is next."""
    jour = cellule.aujourdhui()
    siennes = [(une, requetes.prochaine(une, jour)) for une in ses_antennes(request)]
    return render(request, "antennes/terrain/accueil.html", {"antennes": siennes})


@droit(droits.TERRAIN.code)
@require_http_methods(["GET", "HEAD", "POST"])
def reunion(request: HttpRequest, cellule: Cellule, antenne: int) -> HttpResponse:
    """Log a meeting of an antenna. With a script the answer is JSON, so that what was sent stays
    on the device until it is known to have arrived."""
    ou = get_object_or_404(Antenne, pk=antenne)
    exiger_son_antenne(request, ou)
    if request.method != "POST":
        formulaire = ReunionForm(None, None, cellule=cellule, antenne=ou)
        return _page(request, ou, formulaire)
    formulaire = ReunionForm(request.POST, request.FILES, cellule=cellule, antenne=ou)
    if "chercher" in request.POST:
        formulaire.chercher()
        return _page(request, ou, formulaire)
    if formulaire.is_valid():
        try:
            activite, _ = noter_la_reunion(formulaire.reunion(), auteur=request.user)
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            suite = reverse("reunion_notee", args=[cellule.code, activite.pk])
            return JsonResponse({"suite": suite}) if _en_json(request) else redirect(suite)
    if _en_json(request):
        erreurs = {nom: list(mots) for nom, mots in formulaire.errors.items()}
        return JsonResponse({"erreurs": erreurs}, status=HTTPStatus.BAD_REQUEST)
    return _page(request, ou, formulaire, HTTPStatus.BAD_REQUEST)


def _en_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _page(
    request: HttpRequest,
    antenne: Antenne,
    formulaire: ReunionForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    brouillon = brouillon_de(request.user, antenne)
    contexte = {
        "antenne": antenne,
        "form": formulaire,
        "themes": requetes.themes_passes(antenne),
        "annuaire": [[une.pk, str(une), une.structure] for une in requetes.annuaire_de(antenne)],
        "brouillon": {
            "cle": str(brouillon.cle),
            "contenu": brouillon.contenu,
            "le": brouillon.modifie_le.isoformat(),
            "photo": brouillon.a_une_photo,
        }
        if brouillon
        else None,
        "prevues": [
            [une.pk, une.jour_retenu.isoformat(), une.modalite]
            for une in formulaire.prevues.values()
        ],
    }
    reponse = render(request, "antennes/terrain/reunion.html", contexte, status=status)
    # Kept by the worker of one's own device, and by nothing between.
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse


@droit(droits.TERRAIN.code)
@require_safe
def notee(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """What was just logged, what the antenna has done this year, and what comes next."""
    ligne = _la_sienne(request, activite)
    antennes = [une for une in ligne.antennes.all() if une in ses_antennes(request)]
    jour = cellule.aujourdhui()
    contexte = {
        "activite": ligne,
        "presents": requetes.presents_de(ligne),
        "antennes": [(une, requetes.annee_de(une, jour)) for une in antennes],
        "photos": ligne.photos.defer("octets"),
        "annee": jour.year,
        "peut_modifier": peut(request, journal.ECRIRE.code),
    }
    return render(request, "antennes/terrain/notee.html", contexte)


@droit(droits.TERRAIN.code)
@require_POST
def annuler_la_reunion(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """Take back what one has sent."""
    ligne = _la_sienne(request, activite)
    try:
        trace = reprendre_la_reunion(ligne)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return redirect("reunion_notee", cellule=cellule.code, activite=ligne.pk)
    texte = f"« {ligne.intitule} » : annulée. Elle reste trente jours à la corbeille."
    message_annulable(request, texte, trace if peut(request, "corbeille.tenir") else None)
    return redirect("terrain", cellule=cellule.code)


def _la_sienne(request: HttpRequest, activite: int) -> Activite:
    """A meeting that this person has sent, or anybody's for the team."""
    ligne = get_object_or_404(Activite, pk=activite)
    saisie = requetes.saisie_de(ligne)
    if saisie is None:
        raise Http404
    if saisie.auteur_id != request.user.pk and not peut(request, droits.ECRIRE.code):
        raise PermissionDenied("Cette réunion a été notée par quelqu’un d’autre.")
    return ligne


@droit(journal.LIRE.code)
@csp_exempt()  # the browser draws an image alone with a style of its own
@require_safe
def photo(request: HttpRequest, cellule: Cellule, photodereunion: int) -> HttpResponse:
    image = get_object_or_404(PhotoDeReunion, pk=photodereunion)
    reponse = HttpResponse(bytes(image.octets), content_type="image/jpeg")
    patch_cache_control(reponse, private=True)
    return reponse


@droit(droits.TERRAIN.code)
@require_safe
def jeton(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What a page that slept, or another session opened, needs to send: it also says that the
    session is there."""
    reponse = JsonResponse({"jeton": get_token(request)})
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse


@droit(droits.TERRAIN.code)
@require_safe
def travailleur(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The worker that answers without network, for the addresses below its own."""
    reponse = render(
        request,
        "antennes/terrain/travailleur.js",
        {"fichiers": FICHIERS},
        content_type="text/javascript; charset=utf-8",
    )
    patch_cache_control(reponse, private=True, no_cache=True)
    return reponse


@droit(droits.TERRAIN.code)
@require_safe
def manifeste(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What a phone needs to put the page on its home screen."""
    depart = reverse("terrain", args=[cellule.code])
    return JsonResponse(
        {
            "name": f"{cellule.nom_court} – réunions d’antenne",
            "short_name": "Réunions",
            "lang": "fr",
            "id": depart,
            "start_url": depart,
            "scope": depart,
            "display": "standalone",
            "background_color": "#f7f5f1",
            "theme_color": "#12424c",
            "icons": [{"src": static("sceau.svg"), "sizes": "any", "type": "image/svg+xml"}],
        },
        content_type="application/manifest+json",
    )
