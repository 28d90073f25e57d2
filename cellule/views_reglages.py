"""What a cell uses, and what it does not: off by default, changed by its head."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cellule.actions.cellules import regler_la_cellule
from cellule.droits import REGLER, droit
from cellule.models import Cellule


class ReglagesForm(forms.Form):
    sans_facultatif = True

    suit_les_communes = forms.BooleanField(
        label="Suivre les référents santé des communes",
        required=False,
        help_text="Ajoute « Communes » au menu : équipe municipale, projet de maison de santé, "
        "premières rencontres, relances, note aux élus. Ce qui est noté reste, même décoché.",
    )


@droit(REGLER.code)
@require_http_methods(["GET", "HEAD", "POST"])
def reglages(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    envoi = request.POST if request.method == "POST" else None
    depart = {nom: getattr(cellule, nom) for nom in ReglagesForm.base_fields}
    formulaire = ReglagesForm(envoi, initial=depart)
    if formulaire.is_valid():
        change = regler_la_cellule(cellule, **formulaire.cleaned_data)
        messages.success(request, "Les réglages sont à jour." if change else "Rien n’a changé.")
        return redirect("reglages", cellule.code)
    return render(request, "cellule/reglages.html", {"form": formulaire})
