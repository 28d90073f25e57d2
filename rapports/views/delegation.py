"""Entrust a report to a colleague of the agency, and take it back."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cellule.champs import reporter_le_refus
from cellule.courriels import envoyer_a_la_fin
from cellule.droits import droit
from cellule.models import Cellule
from cellule.typographie import INSECABLE, jour_en_lettres
from rapports.actions.delegation import deleguer_rapport, domaine_de, finir_delegation
from rapports.courriels import Destinataire, composer
from rapports.cycle import badge
from rapports.droits import ars as droits
from rapports.forms.examen import DelegationForm
from rapports.models import Cote, Delegation, EtatRapport, Rapport
from rapports.region import dans_une_cellule_de_la_region
from rapports.requetes.examen import delegations_de
from rapports.versions import rapport_de
from rapports.views.examen import contexte_de


@droit(droits.DELEGUER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@dans_une_cellule_de_la_region
def deleguer(request: HttpRequest, region: str, cellule: Cellule, annee: int) -> HttpResponse:
    """Who is asked, and the form to ask somebody else."""
    rapport = _rapport_ou_404(annee)
    jour = cellule.aujourdhui()
    formulaire = DelegationForm(
        request.POST or None, domaine=domaine_de(request.user.email), jour=jour
    )
    if request.method == "POST" and formulaire.is_valid():
        try:
            delegation, nouveau = deleguer_rapport(
                rapport=rapport,
                region=region,
                par=request.user,
                debut=jour,
                **formulaire.cleaned_data,
            )
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            _ecrire(request, region, cellule, delegation, nouveau)
            messages.success(
                request,
                f"{delegation.nom} peut examiner ce rapport jusqu’au "
                f"{jour_en_lettres(delegation.fin)}{INSECABLE}: un message lui est envoyé.",
            )
            return redirect("ars_deleguer", region=region, code_cellule=cellule.code, annee=annee)
    contexte = contexte_de(region, cellule, annee) | {
        "form": formulaire,
        "delegations": delegations_de(rapport, jour),
        "acceptee": rapport.etat == EtatRapport.ACCEPTE,
        "badge": badge(rapport.etat, Cote.ARS),
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "rapports/ars/deleguer.html", contexte, status=status)


@droit(droits.DELEGUER.code)
@require_POST
@dans_une_cellule_de_la_region
def terminer(
    request: HttpRequest, region: str, cellule: Cellule, annee: int, delegation: int
) -> HttpResponse:
    """Take it back."""
    ligne = get_object_or_404(Delegation, pk=delegation, rapport__annee=annee)
    try:
        finir_delegation(delegation=ligne, region=region, jour=cellule.aujourdhui())
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        messages.success(request, f"{ligne.nom} n’est plus chargé de ce rapport.")
    return redirect("ars_deleguer", region=region, code_cellule=cellule.code, annee=annee)


def _rapport_ou_404(annee: int) -> Rapport:
    rapport = rapport_de(annee)
    if rapport.transmise_id is None:
        raise Http404("Ce rapport n’a pas été transmis.")
    return rapport


def _ecrire(
    request: HttpRequest, region: str, cellule: Cellule, delegation: Delegation, nouveau: bool
) -> None:
    """Tell the colleague, and how to choose a password if the account has just been made."""
    annee = delegation.rapport.annee
    page = reverse("ars_rapport", args=[region, cellule.code, annee])
    contexte = {
        "cellule": cellule,
        "annee": annee,
        "delegation": delegation,
        "mot_de_passe": _site(reverse("account_reset_password")) if nouveau else "",
    }
    sujet = f"{request.user} vous confie un rapport à examiner"
    envoyer_a_la_fin(
        composer(
            Destinataire(delegation.courriel, page),
            sujet,
            "rapports/courriels/delegation.txt",
            contexte,
        )
    )


def _site(page: str) -> str:
    return f"{settings.ADRESSE_PUBLIQUE.rstrip('/')}{page}"
