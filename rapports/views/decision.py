"""The decision of the agency on a version: accept it, or send it back with a motive."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule
from rapports.actions.cycle import PassageRefuse, accepter, demander_correction
from rapports.courriels import Evenement, prevenir
from rapports.droits import ars as droits
from rapports.examen import motif_propose
from rapports.forms.examen import AcceptationForm, CorrectionForm
from rapports.region import dans_une_cellule_de_la_region
from rapports.requetes.examen import Examen, examen_de
from rapports.views.examen import auteur_de, contexte_de


@droit(droits.EXAMINER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@dans_une_cellule_de_la_region
def accepter_le_rapport(
    request: HttpRequest, region: str, cellule: Cellule, annee: int
) -> HttpResponse:
    """What is accepted, by whom, under which seal; then it is final."""
    examen = _examen_ou_404(annee)
    formulaire = AcceptationForm(request.POST or None, initial={"version": examen.version.pk})
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
        if formulaire.is_valid():
            auteur = auteur_de(request, region)
            try:
                rapport = accepter(
                    annee=annee, version=formulaire.cleaned_data["version"], auteur=auteur
                )
            except PassageRefuse as refus:
                reporter_le_refus(formulaire, refus)
                status = HTTPStatus.CONFLICT
            else:
                prevenir(Evenement.ACCEPTE, rapport, auteur=auteur.nom)
                messages.success(request, f"Le rapport {annee} est accepté. La cellule le sait.")
                return _au_rapport(region, cellule, annee)
    contexte = _contexte(request, region, cellule, examen) | {"form": formulaire}
    return render(request, "rapports/ars/accepter.html", contexte, status=status)


@droit(droits.EXAMINER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@dans_une_cellule_de_la_region
def faire_corriger(request: HttpRequest, region: str, cellule: Cellule, annee: int) -> HttpResponse:
    """Send the version back: the motive starts from what was asked part by part."""
    examen = _examen_ou_404(annee)
    depart = {"version": examen.version.pk, "motif": motif_propose(examen.fils.values())}
    formulaire, status = CorrectionForm(request.POST or None, initial=depart), HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
        if formulaire.is_valid():
            auteur = auteur_de(request, region)
            try:
                rapport = demander_correction(annee=annee, auteur=auteur, **formulaire.cleaned_data)
            except PassageRefuse as refus:
                reporter_le_refus(formulaire, refus)
                status = HTTPStatus.CONFLICT
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus)
            else:
                motif = formulaire.cleaned_data["motif"]
                prevenir(Evenement.CORRECTION, rapport, auteur=auteur.nom, texte=motif)
                messages.success(request, "La correction est demandée. La cellule le sait.")
                return _au_rapport(region, cellule, annee)
    contexte = _contexte(request, region, cellule, examen) | {"form": formulaire}
    return render(request, "rapports/ars/corriger.html", contexte, status=status)


def _examen_ou_404(annee: int) -> Examen:
    if examen := examen_de(annee):
        return examen
    raise Http404("Ce rapport n’a pas été transmis.")


def _contexte(request: HttpRequest, region: str, cellule: Cellule, examen: Examen) -> dict:
    fils = list(examen.fils.values())
    return contexte_de(region, cellule, examen.rapport.annee) | {
        "examen": examen,
        "auteur": auteur_de(request, region),
        "a_corriger": [fil for fil in fils if fil.a_corriger],
        "en_question": [fil for fil in fils if fil.en_question],
    }


def _au_rapport(region: str, cellule: Cellule, annee: int) -> HttpResponse:
    return redirect("ars_rapport", region=region, code_cellule=cellule.code, annee=annee)
