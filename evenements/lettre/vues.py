"""« Le prochain numéro »: what waits for it, and the issue that publishes it."""

from datetime import date, timedelta
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cellule.champs import reporter_le_refus
from cellule.droits import droit, peut
from cellule.messages import message_annulable
from cellule.models import Cellule
from cellule.retour import page_d_ou_l_on_vient
from cellule.trace import avec_trace
from cellule.typographie import nombre
from evenements import droits
from evenements.actions.lettre import (
    annoncer_dans,
    faire_paraitre,
    noter_pour_la_lettre,
    retirer_de_la_lettre,
)
from evenements.communication.listes import ONGLETS
from evenements.communication.requetes import parutions, publications
from evenements.communication.rythme import prochain_numero
from evenements.models import Annonce, NaturePublication, Parution, Publication

from .forms import NumeroForm, depart
from .requetes import en_attente, rubriques, texte_a_copier
from .sujets import PAR_TABLE, SUJETS, Sujet

# The issues that may still be said to have published something: the last ones, the planned ones.
RECENTS = timedelta(days=120)
NUMEROS = 12


def sujets_lus(request: HttpRequest) -> list[Sujet]:
    return [sujet for sujet in SUJETS if peut(request, sujet.droit)]


@droit(droits.COMMUNICATION_LIRE.code)
@require_safe
def lettre(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What was noted for the letter, by heading, and as a text to copy."""
    return _page(request, cellule)


@droit(droits.COMMUNICATION_ECRIRE.code)
@require_POST
def paraitre(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What is ticked has been published in an issue, that is there or that is made now."""
    formulaire = _formulaire(cellule, request.POST)
    if not formulaire.is_valid():
        return _page(request, cellule, formulaire)
    combien = len(formulaire.choisies)
    s = "s" if combien > 1 else ""
    try:
        if formulaire.lettre:
            parution = faire_paraitre(
                formulaire.lettre,
                formulaire.choisies,
                date=formulaire.cleaned_data["date"],
                intitule=formulaire.cleaned_data["intitule"],
            )
            trace = None
        else:
            parution = formulaire.parution
            trace = annoncer_dans(parution, formulaire.choisies)
    except ValidationError as refus:
        reporter_le_refus(formulaire, refus)
        return _page(request, cellule, formulaire)
    texte = f"{nombre(combien)} annonce{s} parue{s} dans « {parution} »."
    message_annulable(request, texte, trace)
    return redirect("parution", cellule.code, parution.pk)


@droit(droits.COMMUNICATION_ECRIRE.code)
@require_POST
def noter(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Note a row for the letter, from its own page, and come back to it."""
    sujet, cle = PAR_TABLE.get(request.POST.get("table", "")), request.POST.get("cle", "")
    if sujet is None or not (cle.isascii() and cle.isdigit() and len(cle) < 18):
        return HttpResponseBadRequest("Ce formulaire ne dit pas ce qui est noté pour la lettre.")
    ligne = get_object_or_404(sujet.lignes(), pk=int(cle))
    retour = redirect(reverse(sujet.fiche, args=[cellule.code, ligne.pk]))
    try:
        _, trace = avec_trace(lambda: noter_pour_la_lettre(ligne))
    except ValidationError as refus:
        messages.info(request, " ".join(refus.messages))
        return retour
    message_annulable(request, "Noté pour la prochaine lettre.", trace)
    return retour


@droit(droits.COMMUNICATION_ECRIRE.code)
@require_POST
def retirer(request: HttpRequest, cellule: Cellule, annonce: int) -> HttpResponse:
    """The letter will not say it after all."""
    retiree = get_object_or_404(Annonce, pk=annonce)
    retour = redirect(page_d_ou_l_on_vient(request, reverse("lettre", args=[cellule.code])))
    try:
        trace = retirer_de_la_lettre(retiree)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return retour
    message_annulable(request, "La prochaine lettre n’en dira rien.", trace)
    return retour


def _lettres(jour: date) -> list[Publication]:
    """The letters that still come out: the one that comes first is the one being written. Each has
    its issue that is `prevue`, if any, and the day on which the next is `attendu`."""
    ouvertes = Q(ferme_le=None) | Q(ferme_le__gte=jour)
    lettres = list(publications().filter(ouvertes, nature=NaturePublication.NEWSLETTER))
    a_venir = Parution.objects.filter(publication__in=lettres, date__gte=jour)
    prevues = {une.publication_id: une for une in a_venir.order_by("-date", "-pk")}
    for une in lettres:
        une.prevue, une.attendu = prevues.get(une.pk), prochain_numero(une)
    return sorted(lettres, key=lambda une: (_quand(une), une.cle_tri, une.pk))


def _quand(lettre: Publication) -> date:
    return lettre.prevue.date if lettre.prevue else lettre.attendu or date.max


def _formulaire(cellule: Cellule, envoi: QueryDict | None = None) -> NumeroForm:
    jour = cellule.aujourdhui()
    lettres, attente = _lettres(jour), en_attente()
    recents = parutions().filter(publication__in=lettres, date__gte=jour - RECENTS)
    return NumeroForm(
        envoi,
        lettres=lettres,
        numeros=list(recents.order_by("-date", "-pk")[:NUMEROS]),
        annonces=list(attente if envoi is None else attente.select_for_update()),
        initial=depart(lettres, jour),
    )


def _page(
    request: HttpRequest, cellule: Cellule, formulaire: NumeroForm | None = None
) -> HttpResponse:
    refusee = formulaire is not None
    if formulaire is None:
        formulaire = _formulaire(cellule)
    trouvees = rubriques(formulaire.siennes.values(), sujets_lus(request))
    cochees = set(formulaire.data.getlist("annonces")) if refusee else set(formulaire.siennes)
    contexte = {
        "form": formulaire,
        "lettres": list(formulaire.lettres.values()),
        "rubriques": trouvees,
        "nombre": sum(len(rubrique.retenues) for rubrique in trouvees),
        "texte": texte_a_copier(trouvees),
        "cochees": {int(cle) for cle in cochees if cle.isascii() and cle.isdigit()},
        "aujourdhui": cellule.aujourdhui(),
        "peut_ecrire": peut(request, droits.COMMUNICATION_ECRIRE.code),
        "onglets": ONGLETS,
    }
    status = HTTPStatus.BAD_REQUEST if refusee else HTTPStatus.OK
    return render(request, "evenements/lettre.html", contexte, status=status)
