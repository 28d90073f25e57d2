"""The calendar of the reports: the nation sets it, an agency extends it for one cell."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule
from cellule.typographie import INSECABLE, jour_en_lettres
from rapports.actions.campagne import fixer_la_campagne, prolonger
from rapports.campagnes import (
    PAR_DEFAUT,
    Periode,
    campagne_de,
    campagnes_connues,
    echeances,
    est_une_annee_de_campagne,
    periode,
)
from rapports.courriels import Evenement, prevenir
from rapports.droits import campagne as droits
from rapports.forms.campagne import CampagneForm, ProlongationForm
from rapports.region import dans_une_cellule_de_la_region

TONS = {
    Periode.AVANT: "neutre",
    Periode.OUVERTE: "ok",
    Periode.EXAMEN: "info",
    Periode.COMPILATION: "attention",
    Periode.CLOSE: "neutre",
}


@droit(droits.REGLER.code)
@require_safe
def campagnes(request: HttpRequest) -> HttpResponse:
    """The campaigns, by default or set."""
    jour = timezone.localdate()
    lignes = [
        {
            "campagne": une,
            "periode": (lieu := periode(une, jour)).value,
            "ton": TONS[lieu],
            "fixee": une.pk is not None,
        }
        for une in campagnes_connues(jour)
    ]
    return render(request, "rapports/campagnes.html", {"lignes": lignes})


@droit(droits.REGLER.code)
@require_http_methods(["GET", "HEAD", "POST"])
def campagne(request: HttpRequest, annee: int) -> HttpResponse:
    """Set the dates of one campaign."""
    if not est_une_annee_de_campagne(annee, timezone.localdate()):
        raise Http404("Cette année n’a pas de campagne.")
    actuelle = campagne_de(annee)
    depart = {nom: getattr(actuelle, nom) for nom in PAR_DEFAUT}
    formulaire = CampagneForm(request.POST or None, initial=depart)
    if request.method == "POST" and formulaire.is_valid():
        try:
            fixer_la_campagne(annee=annee, **formulaire.cleaned_data)
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            messages.success(request, f"Les dates des rapports {annee} sont fixées.")
            return redirect("campagnes")
    contexte = {"annee": annee, "form": formulaire, "fixee": actuelle.pk is not None}
    status = 400 if request.method == "POST" else 200
    return render(request, "rapports/campagne.html", contexte, status=status)


@droit(droits.PROLONGER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@dans_une_cellule_de_la_region
def prolongation(request: HttpRequest, region: str, cellule: Cellule, annee: int) -> HttpResponse:
    """Grant a cell of the region a later deadline, and tell it."""
    if not est_une_annee_de_campagne(annee, cellule.aujourdhui()):
        raise Http404("Cette année n’a pas de campagne.")
    siennes = echeances(cellule, annee)
    formulaire = ProlongationForm(request.POST or None)
    if request.method == "POST" and formulaire.is_valid():
        try:
            accordee = prolonger(
                cellule=cellule,
                annee=annee,
                accordee_par=str(request.user),
                **formulaire.cleaned_data,
            )
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            prevenir(
                Evenement.PROLONGATION, accordee, auteur=str(request.user), texte=accordee.motif
            )
            messages.success(
                request,
                f"{cellule.nom_court}{INSECABLE}: échéance au {jour_en_lettres(accordee.jour)}.",
            )
            return redirect("ars_rapport", region=region, code_cellule=cellule.code, annee=annee)
    contexte = {
        "region": region,
        "cellule_visee": cellule,
        "annee": annee,
        "echeances": siennes,
        "form": formulaire,
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "rapports/prolongation.html", contexte, status=status)
