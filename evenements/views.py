"""The journal: the year's activities, what is still to confirm, one line to write."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.annees import AnneeIllisible, annee_de_travail, lire_annee
from cellule.champs import reporter_le_refus
from cellule.droits import droit, peut
from cellule.models import Cellule

from . import droits, requetes
from .actions import creer_activite, enregistrer_activites, enregistrer_presences, modifier_activite
from .actions.confirmation import dire_ce_qui_a_eu_lieu
from .forms import CHAMP_DE_LA_COLONNE, ActiviteForm, FiltreDuJournal, valeurs_du_formulaire
from .models import Activite, StatutActivite

LIGNES_PAR_PAGE = 50
# What may become of an activity whose day is over, and the word on its button.
ISSUES = {
    StatutActivite.TENU.value: "Tenue",
    StatutActivite.ANNULE.value: "Annulée",
    StatutActivite.REPORTE.value: "Reportée",
}


@droit(droits.LIRE.code)
@require_safe
def journal(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The activities of a year. A parameter that means nothing shows an error and no line."""
    jour = cellule.aujourdhui()
    filtre, erreur, page = FiltreDuJournal(request.GET), "", None
    try:
        annee = lire_annee(request.GET.get("annee"), jour)
    except AnneeIllisible as illisible:
        annee, erreur = annee_de_travail(jour), str(illisible)
    if not erreur and not filtre.is_valid():
        erreur = " ".join(message for liste in filtre.errors.values() for message in liste)
    if not erreur:
        lignes = requetes.journal_de(annee, **filtre.cleaned_data)
        try:
            page = Paginator(lignes, LIGNES_PAR_PAGE).page(request.GET.get("page", 1))
        except InvalidPage:
            erreur = "Cette page de la liste n’existe pas."
    contexte = {
        "annee": annee,
        "annees": sorted({*requetes.annees_du_journal(), jour.year, annee}, reverse=True),
        "filtre": filtre,
        "filtree": any(request.GET.get(nom) for nom in filtre.fields),
        "erreur": erreur,
        "page": page,
        "a_confirmer": list(requetes.a_confirmer(annee, jour)[:LIGNES_PAR_PAGE]),
        "issues": ISSUES,
        "peut_ecrire": peut(request, droits.ECRIRE.code),
    }
    return render(request, "evenements/journal.html", contexte, status=400 if erreur else 200)


@droit(droits.ECRIRE.code)
@require_POST
def issue(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """Say whether an activity took place, in one click."""
    ligne = get_object_or_404(Activite, pk=activite)
    statut = request.POST.get("statut", "")
    if statut not in ISSUES:
        messages.error(request, "Choisissez « Tenue », « Annulée » ou « Reportée ».")
        return _retour(cellule, ligne.annee_retenue)
    try:
        dire_ce_qui_a_eu_lieu(ligne, statut=statut, jour=cellule.aujourdhui())
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        messages.success(request, f"« {ligne.intitule} » : {ISSUES[statut].lower()}.")
    return _retour(cellule, ligne.annee_retenue)


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def nouvelle_activite(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Log an activity; its code is given by the journal."""
    depart = {"jour": cellule.aujourdhui(), "statut": StatutActivite.TENU}
    formulaire = ActiviteForm(request.POST or None, initial=depart)
    if request.method == "POST" and formulaire.is_valid():
        try:
            activite = creer_activite(**formulaire.colonnes())
            if presences := formulaire.presences():
                enregistrer_presences(activite, presences)
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus, CHAMP_DE_LA_COLONNE)
        else:
            messages.success(
                request, f"« {activite.intitule} » est au journal, sous le code {activite.code}."
            )
            return _retour(cellule, activite.annee_retenue)
    return render(request, "evenements/activite.html", {"form": formulaire, "activite": None})


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def activite(request: HttpRequest, cellule: Cellule, activite: int) -> HttpResponse:
    """Complete or correct a line of the journal."""
    ligne = get_object_or_404(Activite, pk=activite)
    depart = valeurs_du_formulaire(enregistrer_activites.valeurs(ligne))
    formulaire = ActiviteForm(request.POST or None, initial=depart, activite=ligne)
    if request.method == "POST" and formulaire.is_valid():
        try:
            ligne = modifier_activite(ligne, **formulaire.colonnes())
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus, CHAMP_DE_LA_COLONNE)
        else:
            messages.success(request, f"« {ligne.intitule} » est à jour.")
            return _retour(cellule, ligne.annee_retenue)
    contexte = {"form": formulaire, "activite": ligne}
    return render(request, "evenements/activite.html", contexte)


def _retour(cellule: Cellule, annee: int) -> HttpResponse:
    return redirect(f"{reverse('journal', args=[cellule.code])}?annee={annee}")
