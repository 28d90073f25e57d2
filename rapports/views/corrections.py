"""A computed value contested, or corrected with a reason; the computed one stays beside."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule
from indicateurs import requetes as lectures
from indicateurs.catalogue import CATALOGUE, Mesure
from indicateurs.presentation import ecrire
from rapports import droits
from rapports.actions.corrections import RETIRER, corriger, retirer_correction
from rapports.forms.redaction import CorrectionForm, valeur_a_montrer
from rapports.models import Correction
from rapports.valeurs_corrigees import valeur_de
from rapports.views.commun import a_annuler, code_du_refus, du_rapport, ecriture


@droit(droits.REDIGER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def corriger_mesure(
    request: HttpRequest, cellule: Cellule, annee: int, code: str, rang: int
) -> HttpResponse:
    """Contest a computed value, or correct it, with a reason; the computed one stays beside."""
    mesure = _mesure(annee, code, rang)
    resultats, avants = lectures.annee_et_precedente(cellule, annee, [code])
    deja = Correction.objects.filter(annee=annee, code=code, mesure=mesure.nom).first()
    depart = {"motif": deja.motif, "valeur": valeur_a_montrer(mesure, deja.valeur)} if deja else {}
    formulaire = CorrectionForm(request.POST or None, initial=depart, mesure=mesure)
    status = 200
    if request.method == "POST":
        status = 400
        if formulaire.is_valid():
            try:
                corriger(
                    annee=annee,
                    code=code,
                    mesure=mesure.nom,
                    valeur=formulaire.valeur(),
                    motif=formulaire.cleaned_data["motif"],
                    auteur=str(request.user),
                )
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus)
                status = code_du_refus(refus)
            else:
                messages.success(
                    request, f"« {mesure.libelle} » : les deux valeurs seront au rapport."
                )
                return _retour(cellule, annee, code)
    resultat, avant = resultats[code], avants.get(code)
    contexte = {
        "annee": annee,
        "indicateur": resultat.indicateur,
        "mesure": mesure,
        "rang": rang,
        "calculee": ecrire(mesure, resultat.mesures[mesure.nom]),
        "avant": ecrire(mesure, avant.mesures.get(mesure.nom)) if avant else "",
        "deja": deja,
        "form": formulaire,
        **ecriture(request, annee),
    }
    return render(request, "rapports/corriger.html", contexte, status=status)


@droit(droits.REDIGER.code)
@require_POST
@du_rapport
def retirer_la_correction(
    request: HttpRequest, cellule: Cellule, annee: int, code: str, rang: int
) -> HttpResponse:
    """Go back to the computed value; the next page offers to come back on it."""
    mesure = _mesure(annee, code, rang)
    try:
        trace = retirer_correction(annee=annee, code=code, mesure=mesure.nom)
    except Correction.DoesNotExist:
        messages.info(request, f"« {mesure.libelle} » n’a pas de correction à retirer.")
        return _retour(cellule, annee, code)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return _retour(cellule, annee, code)
    return _retour(cellule, annee, code, f"?retire={trace.pk}")


@droit(droits.REDIGER.code)
@require_POST
@du_rapport
def remettre_la_correction(
    request: HttpRequest, cellule: Cellule, annee: int, code: str, rang: int
) -> HttpResponse:
    """Undo: put back the correction that was just taken away, as the trail keeps it."""
    mesure = _mesure(annee, code, rang)
    trace = a_annuler(request.POST.get("retire", ""), RETIRER, annee)
    if trace is None or trace.objet != f"{annee}, {code}, {mesure.nom}":
        messages.error(request, "Cette correction n’est plus là : rien n’a été remis.")
        return _retour(cellule, annee, code)
    valeur = valeur_de(mesure, trace.details["valeur"])
    try:
        corriger(
            annee=annee,
            code=code,
            mesure=mesure.nom,
            valeur=valeur,
            motif=trace.motif,
            auteur=str(request.user),
        )
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        messages.success(request, f"« {mesure.libelle} » : la correction est revenue.")
    return _retour(cellule, annee, code)


def _mesure(annee: int, code: str, rang: int) -> Mesure:
    """The measure at this place in the declaration, from 1."""
    indicateur = CATALOGUE.en(annee).get(code)
    if indicateur is None or not 1 <= rang <= len(indicateur.mesures):
        raise Http404("Cette mesure n’est pas au rapport de cette année.")
    return indicateur.mesures[rang - 1]


def _retour(cellule: Cellule, annee: int, code: str, suite: str = "") -> HttpResponse:
    reponse = redirect("rapport_indicateur", cellule=cellule.code, annee=annee, code=code)
    reponse["Location"] += suite
    return reponse
