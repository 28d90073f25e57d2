"""An indicator inside the report: its figure, what the cell says of it, what the agency asked."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cellule.droits import droit
from cellule.models import Cellule, Trace
from indicateurs import detail
from indicateurs import requetes as lectures
from indicateurs.catalogue import CATALOGUE, Etat
from indicateurs.libelles import changement_en_mots, raison_de_l_etat
from indicateurs.presentation import Fiche
from rapports import droits
from rapports.actions.corrections import RETIRER, declarer_zero, retirer_zero
from rapports.forms.redaction import TexteForm
from rapports.redaction import INDICATEUR
from rapports.requetes.textes import avis_sur, commentaire_precedent, page_de
from rapports.valeurs_corrigees import MesureDuRapport, mesures_du_rapport
from rapports.views.commun import a_annuler, du_rapport, ecriture


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def indicateur(request: HttpRequest, cellule: Cellule, annee: int, code: str) -> HttpResponse:
    """The figure, its rule, each measure with its correction, the comment, the agency's thread."""
    de_l_annee = CATALOGUE.en(annee)
    if code not in de_l_annee:
        raise Http404("Cet indicateur n’est pas au rapport de cette année.")
    resultats, avants = lectures.annee_et_precedente(cellule, annee, [code])
    resultat, avant = resultats[code], avants.get(code)
    zero_constate = lectures.zero_est_constate(code, annee)
    cle = f"{INDICATEUR}:{code}"
    page = page_de(annee, cle)
    depart = {"contenu": page.contenu, "depuis": page.revision}
    codes = list(de_l_annee)
    rang = codes.index(code)
    mesures = mesures_du_rapport(annee, resultat, avant)
    retiree = a_annuler(request.GET.get("retire", ""), RETIRER, annee)
    contexte = {
        "annee": annee,
        "cle": cle,
        "fiche": Fiche(resultat, avant, annee),
        "indicateur": resultat.indicateur,
        "arret": resultats.arret,
        "raison": raison_de_l_etat(resultat, zero_constate=zero_constate),
        "changement": changement_en_mots(
            CATALOGUE.en(annee - 1).get(code),
            resultat.indicateur,
            annee=annee,
            version=resultats.version,
        ),
        "mesures": mesures,
        "exclusions": detail.exclusions(resultat),
        "zero_constate": zero_constate,
        "peut_declarer_zero": resultat.etat is Etat.NON_RENSEIGNE,
        "page": page,
        "precedent": commentaire_precedent(annee, cle),
        "form": TexteForm(initial=depart, titre="Votre commentaire"),
        "avis": avis_sur(annee, cle),
        "retiree": retiree,
        "a_remettre": _a_remettre(retiree, mesures),
        "avant": de_l_annee[codes[rang - 1]] if rang else None,
        "apres": de_l_annee[codes[rang + 1]] if rang + 1 < len(codes) else None,
        **ecriture(request, annee),
    }
    return render(request, "rapports/indicateur.html", contexte)


@droit(droits.REDIGER.code)
@require_POST
@du_rapport
def zero(request: HttpRequest, cellule: Cellule, annee: int, code: str) -> HttpResponse:
    """Declare that nothing happened, or take it back; only where it changes something."""
    if code not in CATALOGUE.en(annee):
        raise Http404("Cet indicateur n’est pas au rapport de cette année.")
    resultat = lectures.annee_et_precedente(cellule, annee, [code])[0][code]
    declare = lectures.zero_est_constate(code, annee)
    try:
        if declare:
            retirer_zero(annee=annee, code=code)
            messages.success(request, "Le zéro n’est plus déclaré.")
        elif resultat.etat is Etat.NON_RENSEIGNE:
            declarer_zero(annee=annee, code=code)
            messages.success(request, "C’est un zéro constaté : il sera compté comme tel.")
        else:
            messages.error(request, "L’année est renseignée : il n’y a pas de zéro à déclarer.")
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    return _retour(cellule, annee, code)


def _a_remettre(retiree: Trace | None, mesures: list[MesureDuRapport]) -> MesureDuRapport | None:
    """The measure whose correction was just taken away, unless it has another one since."""
    if retiree is None:
        return None
    nom = retiree.objet.rpartition(", ")[2]
    return next((m for m in mesures if m.mesure.nom == nom and not m.correction), None)


def _retour(cellule: Cellule, annee: int, code: str) -> HttpResponse:
    return redirect("rapport_indicateur", cellule=cellule.code, annee=annee, code=code)
