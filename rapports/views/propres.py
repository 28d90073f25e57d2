"""The indicators that a cell adds for itself: in its own report only."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule
from cellule.typographie import INSECABLE
from rapports import droits
from rapports.actions.propres import (
    CHAMPS,
    SUPPRIMER,
    ajouter_indicateur_propre,
    modifier_indicateur_propre,
    reprendre_indicateurs_propres,
    supprimer_indicateur_propre,
)
from rapports.forms.redaction import IndicateurPropreForm
from rapports.models import IndicateurPropre
from rapports.views.commun import a_annuler, code_du_refus, du_rapport, ecriture


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def propres(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """The list, with last year's values beside."""
    anciens = {p.titre: p for p in IndicateurPropre.objects.filter(annee=annee - 1)}
    lignes = [(p, anciens.get(p.titre)) for p in IndicateurPropre.objects.filter(annee=annee)]
    contexte = {
        "annee": annee,
        "avant": annee - 1,
        "lignes": lignes,
        "a_reprendre": len(anciens.keys() - {propre.titre for propre, _ in lignes}),
        "retiree": a_annuler(request.GET.get("retire", ""), SUPPRIMER, annee),
        **ecriture(request, annee),
    }
    return render(request, "rapports/propres.html", contexte)


@droit(droits.REDIGER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def ajouter(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """A new one, at the end of the list."""
    return _formulaire(request, cellule, annee, None)


@droit(droits.REDIGER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def modifier(request: HttpRequest, cellule: Cellule, annee: int, propre: int) -> HttpResponse:
    return _formulaire(request, cellule, annee, _ligne(annee, propre))


@droit(droits.REDIGER.code)
@require_POST
@du_rapport
def supprimer(request: HttpRequest, cellule: Cellule, annee: int, propre: int) -> HttpResponse:
    """Take one away; the next page offers to come back on it."""
    try:
        trace = supprimer_indicateur_propre(_ligne(annee, propre))
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return _retour(cellule, annee)
    reponse = _retour(cellule, annee)
    reponse["Location"] += f"?retire={trace.pk}"
    return reponse


@droit(droits.REDIGER.code)
@require_POST
@du_rapport
def remettre(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Undo: put back the one that was just taken away, as the trail keeps it."""
    trace = a_annuler(request.POST.get("retire", ""), SUPPRIMER, annee)
    if trace is None:
        messages.error(request, "Il n’y a rien à remettre.")
        return _retour(cellule, annee)
    try:
        propre = ajouter_indicateur_propre(
            annee=annee, **{nom: trace.details[nom] for nom in CHAMPS}
        )
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        messages.success(request, f"«{INSECABLE}{propre}{INSECABLE}» est revenu.")
    return _retour(cellule, annee)


@droit(droits.REDIGER.code)
@require_POST
@du_rapport
def reprendre(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Take those of the year before, without their values."""
    try:
        repris = reprendre_indicateurs_propres(annee=annee)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        if repris:
            messages.success(request, "Repris sans leur valeur : il vous reste à la donner.")
        else:
            messages.info(request, f"Il n’y a rien d’autre à reprendre de {annee - 1}.")
    return _retour(cellule, annee)


def _formulaire(
    request: HttpRequest, cellule: Cellule, annee: int, propre: IndicateurPropre | None
) -> HttpResponse:
    depart = {nom: getattr(propre, nom) for nom in CHAMPS} if propre else {}
    formulaire = IndicateurPropreForm(request.POST or None, initial=depart)
    status = 200
    if request.method == "POST":
        status = 400
        if formulaire.is_valid():
            try:
                if propre:
                    modifier_indicateur_propre(propre, **formulaire.cleaned_data)
                else:
                    ajouter_indicateur_propre(annee=annee, **formulaire.cleaned_data)
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus)
                status = code_du_refus(refus)
            else:
                titre = formulaire.cleaned_data["titre"]
                messages.success(request, f"«{INSECABLE}{titre}{INSECABLE}» sera au rapport.")
                return _retour(cellule, annee)
    contexte = {"annee": annee, "propre": propre, "form": formulaire, **ecriture(request, annee)}
    return render(request, "rapports/propre.html", contexte, status=status)


def _ligne(annee: int, propre: int) -> IndicateurPropre:
    return get_object_or_404(IndicateurPropre, pk=propre, annee=annee)


def _retour(cellule: Cellule, annee: int) -> HttpResponse:
    return redirect("rapport_propres", cellule=cellule.code, annee=annee)
