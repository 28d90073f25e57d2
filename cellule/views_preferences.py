"""What a person sets for themselves, and the help on the keyboard."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.actions.comptes import regler_preferences
from cellule.droits import publique
from cellule.forms import PreferencesForm
from cellule.menus import raccourcis
from cellule.models import Densite
from cellule.retour import page_d_ou_l_on_vient


@publique
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Of whoever is signed in, whatever their roles."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    depart = {nom: getattr(request.user, nom) for nom in PreferencesForm.base_fields}
    formulaire = PreferencesForm(request.POST if request.method == "POST" else None, initial=depart)
    if formulaire.is_valid():
        regler_preferences(request.user, **formulaire.cleaned_data)
        messages.success(request, "Vos préférences sont enregistrées.")
        return redirect("preferences")
    return render(request, "cellule/preferences.html", {"form": formulaire})


@publique
@require_POST
def densite(request: HttpRequest) -> HttpResponse:
    """Bring the rows of the lists closer, or apart, then go back to the list."""
    suite = page_d_ou_l_on_vient(request)
    if not request.user.is_authenticated:
        return redirect_to_login(suite)
    choix = request.POST.get("densite", "")
    if choix in Densite.values:
        regler_preferences(request.user, densite=Densite(choix))
    return HttpResponseRedirect(suite)


@publique
@require_safe
def aide_raccourcis(request: HttpRequest) -> HttpResponse:
    """Every shortcut there is; a person has those of the pages that they may open."""
    return render(request, "cellule/aide_raccourcis.html", {"entrees": raccourcis()})
