"""Noting an exchange with a commune, and the note to its elected people."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from acteurs import droits
from acteurs.communes.actions import noter_un_echange
from acteurs.communes.forms import EchangeForm
from acteurs.communes.requetes import communes
from acteurs.models import NatureEchange, SuiviCommune
from cellule.droits import droit
from cellule.messages import message_annulable
from cellule.models import Cellule

# What the note tells the elected of: the reminders are the cell's own business.
DITS_AUX_ELUS = (
    NatureEchange.PREMIERE,
    NatureEchange.REUNION,
    NatureEchange.ECHANGE,
    NatureEchange.INFORMATION,
)


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def noter(request: HttpRequest, cellule: Cellule, suivicommune: int) -> HttpResponse:
    """Note what was said, and when to get back to them."""
    suivi = get_object_or_404(SuiviCommune, pk=suivicommune)
    envoi = request.POST if request.method == "POST" else None
    formulaire = EchangeForm(envoi, initial={"date": cellule.aujourdhui()})
    if formulaire.is_valid():
        champs = ("date", "nature", "texte", "relance_le", "relance_texte")
        noter_un_echange(suivi, **{nom: formulaire.cleaned_data[nom] for nom in champs})
        message_annulable(request, "L’échange est noté.", None)
        return redirect("commune", cellule.code, suivi.pk)
    statut = HTTPStatus.BAD_REQUEST if formulaire.is_bound else HTTPStatus.OK
    contexte = {"ligne": suivi, "form": formulaire}
    return render(request, "acteurs/echange_commune.html", contexte, status=statut)


@droit(droits.LIRE.code)
@require_safe
def note_aux_elus(request: HttpRequest, cellule: Cellule, suivicommune: int) -> HttpResponse:
    """A page for the mayor and the municipal team, to print: what was done, what comes next."""
    suivi = get_object_or_404(communes(), pk=suivicommune)
    faits = suivi.echanges.filter(nature__in=DITS_AUX_ELUS).order_by("date", "pk")
    contexte = {"ligne": suivi, "echanges": list(faits), "jour": cellule.aujourdhui()}
    return render(request, "acteurs/note_aux_elus.html", contexte)
