"""« Relevés d’audience »: all channels on one page."""

from datetime import timedelta
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cellule.droits import droit
from cellule.messages import message_annulable
from cellule.models import Cellule
from evenements import droits
from evenements.actions.communication import enregistrer_releves
from evenements.communication.listes import ONGLETS
from evenements.communication.releves import MoisForm, RelevesForm, cases_du_mois


@droit(droits.COMMUNICATION_ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def releves(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Type the readings of a month; only what changes is written."""
    demande = MoisForm(request.GET, aujourdhui=cellule.aujourdhui())
    if not demande.is_valid():
        erreurs = [m for liste in demande.errors.values() for m in liste]
        contexte = {"erreurs": erreurs, "onglets": ONGLETS}
        return render(request, "evenements/releves.html", contexte, status=400)
    mois, jour = demande.cleaned_data["mois"], demande.cleaned_data["jour"]
    envoi = request.POST if request.method == "POST" else None
    formulaire = RelevesForm(envoi, cases=cases_du_mois(mois, jour))
    if envoi is not None and formulaire.is_valid():
        changees = formulaire.changees()
        trace = enregistrer_releves(
            [
                {"publication": case.publication, "mesure": case.mesure.value, "valeur": valeur,
                 "date": jour, "presente": case.presente}
                for case, valeur in changees
            ]
        )  # fmt: skip
        if changees:
            s = "s" if len(changees) > 1 else ""
            message_annulable(request, f"{len(changees)} relevé{s} enregistré{s}.", trace)
        else:
            messages.info(request, "Rien n’a changé.")
        return redirect(f"{reverse('releves', args=[cellule.code])}?mois={mois:%Y-%m}&jour={jour}")
    status = HTTPStatus.OK
    if formulaire.is_bound:
        conflit = formulaire.change_entre_temps
        status = HTTPStatus.CONFLICT if conflit else HTTPStatus.BAD_REQUEST
    precedent, suivant = mois - timedelta(days=1), (mois + timedelta(days=32)).replace(day=1)
    contexte = {
        "form": formulaire,
        "lignes": [(case, formulaire[case.nom]) for case in formulaire.cases],
        "mois": mois,
        "jour": jour,
        "precedent": f"{precedent:%Y-%m}",
        "suivant": f"{suivant:%Y-%m}" if suivant <= cellule.aujourdhui() else "",
        "onglets": ONGLETS,
    }
    return render(request, "evenements/releves.html", contexte, status=status)
