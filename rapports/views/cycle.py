"""The steps that the cell takes: freeze a version, hand it over; its page, its files, what has
changed since."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cellule.droits import droit, peut
from cellule.models import Cellule, Travail
from cellule.travaux import demander
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE
from indicateurs.presentation import resumer
from rapports import droits, fabrication
from rapports.actions.cycle import Auteur, transmettre
from rapports.courriels import Evenement, prevenir
from rapports.cycle import Acte, badge
from rapports.ecarts import ecarts
from rapports.forms.cycle import SignatureForm
from rapports.models import Rapport, Version
from rapports.telechargement import fichier_de
from rapports.versions import contenu, dossier_de, pieces_de, pourquoi_pas, rapport_de, version_de
from rapports.views.commun import du_rapport


@droit(droits.FAIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def figer(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Freeze a new version: what it would say, who signs it, then the job."""
    rapport = rapport_de(annee)
    refus = pourquoi_pas(cellule, rapport, Acte.FIGER)
    depart = {"nom": request.user.get_full_name()} | _signataire_precedent(rapport)
    formulaire = SignatureForm(request.POST or None, initial=depart)
    numero = 1 + (rapport.version.numero if rapport.version else 0)
    if request.method == "POST" and not refus and formulaire.is_valid():
        travail = demander(
            fabrication.GEL,
            parametres={"annee": annee, "numero": numero, **formulaire.cleaned_data},
            demandeur=request.user,
        )
        return redirect("rapport_gel", cellule=cellule.code, annee=annee, gel=travail.pk)
    contexte = {
        "annee": annee,
        "form": formulaire,
        "numero": numero,
        "refus": refus,
        "chemin": _chemin(cellule, annee, ("Figer", "")),
    }
    if not refus:
        contexte |= _ce_qui_serait_fige(cellule, annee)
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render(request, "rapports/figer.html", contexte, status=status)


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def suivre(request: HttpRequest, cellule: Cellule, annee: int, gel: int) -> HttpResponse:
    """Where the freezing is. `?vu=` is what the page already shows: nothing new, nothing sent."""
    ligne = get_object_or_404(Travail, pk=gel, nature=fabrication.GEL, parametres__annee=annee)
    signature = f"{ligne.etat}-{ligne.essais}-{ligne.progression}-{ligne.etape}"
    if request.htmx and request.GET.get("vu") == signature:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    contexte = {
        "annee": annee,
        "chemin": _chemin(cellule, annee, ("Figer", "")),
        "travail": ligne,
        "numero": ligne.parametres["numero"],
        "vu": signature,
        "peut_transmettre": peut(request, droits.TRANSMETTRE.code),
    }
    return render(request, "rapports/gel.html", contexte)


def _signataire_precedent(rapport: Rapport) -> dict[str, str]:
    """Who signed the version before, most often signs the next."""
    return contenu(rapport.version)["version"]["signataire"] if rapport.version else {}


def _ce_qui_serait_fige(cellule: Cellule, annee: int) -> dict[str, object]:
    resultats = calculer(cellule, annee)
    codes = CATALOGUE.socle(annee)
    socle = [resultats[code] for code in codes]
    autres = [resultat for code, resultat in resultats.items() if code not in codes]
    return {
        "resumes": [resumer("indicateurs socle", socle), resumer("autres indicateurs", autres)],
        "arret": resultats.arret,
    }


@droit(droits.TRANSMETTRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def remettre(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Hand the frozen version over to the agency, after a look at what leaves."""
    rapport = rapport_de(annee)
    refus = pourquoi_pas(cellule, rapport, Acte.TRANSMETTRE)
    if request.method == "POST" and not refus:
        try:
            transmettre(
                annee=annee, version=_version_lue(request), auteur=Auteur(str(request.user))
            )
        except ValidationError as erreur:
            refus = " ".join(erreur.messages)
        else:
            prevenir(Evenement.TRANSMIS, rapport, auteur=str(request.user))
            messages.success(request, f"Le rapport {annee} est transmis à l’ARS, qui est prévenue.")
            return redirect("rapport_annee", cellule=cellule.code, annee=annee)
    contexte = {
        "annee": annee,
        "refus": refus,
        "chemin": _chemin(cellule, annee, ("Transmettre", "")),
    }
    if rapport.version and not refus:
        contexte |= {
            "version": rapport.version,
            "pieces": pieces_de(rapport.version),
            "ecarts": ecarts(cellule, rapport.version),
            "signataire": contenu(rapport.version)["version"]["signataire"],
        }
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    return render(request, "rapports/transmettre.html", contexte, status=status)


def _version_lue(request: HttpRequest) -> int:
    """The version that the page showed; 0, which is none, for a form that was tampered with."""
    lue = request.POST.get("version", "")
    return int(lue) if lue.isdecimal() else 0


@droit(droits.LIRE.code)
@require_safe
def version(request: HttpRequest, cellule: Cellule, annee: int, numero: int) -> HttpResponse:
    """One frozen version: its seal, its files, its steps."""
    une = _version_ou_404(annee, numero)
    dossier = dossier_de(annee)
    photo = contenu(une)
    contexte = {
        "annee": annee,
        "chemin": _chemin(cellule, annee, (f"Version {numero}", "")),
        "version": une,
        "rapport": dossier.rapport,
        "derniere": dossier.rapport.version_id == une.pk,
        "badge": badge(dossier.rapport.etat),
        "signataire": photo["version"]["signataire"],
        "pieces": pieces_de(une),
        "etapes": [etape for etape in dossier.etapes if etape.version_id == une.pk],
        "peut_faire": peut(request, droits.FAIRE.code),
    }
    return render(request, "rapports/version.html", contexte)


@droit(droits.LIRE.code)
@require_safe
def piece(
    request: HttpRequest, cellule: Cellule, annee: int, numero: int, genre: str
) -> HttpResponse:
    """A file of a version, or all of them in one."""
    return fichier_de(_version_ou_404(annee, numero), genre)


@droit(droits.LIRE.code)
@require_safe
def changements(request: HttpRequest, cellule: Cellule, annee: int, numero: int) -> HttpResponse:
    """What no longer is as the version says, and the rows that changed it."""
    une = _version_ou_404(annee, numero)
    page = reverse("rapport_version", args=[cellule.code, annee, numero])
    contexte = {
        "annee": annee,
        "chemin": _chemin(cellule, annee, (f"Version {numero}", page), ("Changements", "")),
        "version": une,
        "ecarts": ecarts(cellule, une),
    }
    return render(request, "rapports/changements.html", contexte)


def _chemin(cellule: Cellule, annee: int, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    """The breadcrumb of a page of the report of a year."""
    return [
        ("Rapports", reverse("rapports", args=[cellule.code])),
        (f"Rapport {annee}", reverse("rapport_annee", args=[cellule.code, annee])),
        *suite,
    ]


def _version_ou_404(annee: int, numero: int) -> Version:
    try:
        return version_de(annee, numero)
    except Version.DoesNotExist:
        raise Http404("Cette version n’existe pas.") from None
