"""Proposals: read official files, follow the reading, look at one, decide."""

from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from acteurs import droits
from acteurs.actions.propositions import accepter, refuser, revenir
from acteurs.actions.propositions.depot import deposer
from acteurs.finess import FichierRefuse, reconnaitre
from acteurs.forms_propositions import LectureForm, RefusForm
from acteurs.lectures import NATURE
from acteurs.listes_propositions import DEPART, PROPOSITIONS
from acteurs.models import EtatProposition, NatureProposition, Proposition
from acteurs.offre import codes_officiels
from acteurs.presentation_propositions import changements, raconter, resultat
from acteurs.requetes_propositions import voisines
from cellule.droits import droit, peut
from cellule.messages import message_annulable
from cellule.models import Cellule, Travail
from cellule.trace import avec_trace
from cellule.travaux import demander

A_EXAMINER = f"?{DEPART}"


@droit(droits.ECRIRE.code)
@require_http_methods(["GET", "HEAD", "POST"])
def lire(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """Give files to be read. One that is not recognised is refused at once, in words."""
    envoi = request.method == "POST"
    formulaire = LectureForm(request.POST, request.FILES) if envoi else LectureForm()
    if envoi and formulaire.is_valid() and (fichiers := _deposer(formulaire)):
        donnees = formulaire.cleaned_data
        parametres = {
            "fichiers": fichiers,
            "types": donnees["types"],
            "complet": donnees["complet"],
            "noms": ", ".join(nom for _, nom in fichiers),
        }
        travail = demander(NATURE, parametres=parametres, demandeur=request.user)
        return redirect("propositions_lecture", cellule=cellule.code, lecture=travail.pk)
    contexte = {"form": formulaire, "liste": _liste(cellule)}
    return render(request, "acteurs/lire.html", contexte, status=400 if envoi else 200)


def _deposer(formulaire: LectureForm) -> list[tuple[str, str]]:
    """Keep the files for the job; nothing when one of them is unknown, said at its field."""
    gardes = []
    for fichier in formulaire.cleaned_data["fichiers"]:
        chemin = deposer(fichier)
        try:
            reconnaitre(Path(settings.MEDIA_ROOT) / chemin, fichier.name)
        except FichierRefuse as refus:
            formulaire.add_error("fichiers", f"{fichier.name} : {refus}")
        gardes.append((chemin.as_posix(), fichier.name))
    return [] if formulaire.errors else gardes


@droit(droits.LIRE.code)
@require_safe
def lecture(request: HttpRequest, cellule: Cellule, lecture: int) -> HttpResponse:
    """Where the reading is, then what it found. `?vu=` is what the page already shows."""
    travail = get_object_or_404(Travail, pk=lecture, nature=NATURE)
    signature = f"{travail.etat}-{travail.essais}-{travail.progression}-{travail.etape}"
    if request.htmx and request.GET.get("vu") == signature:
        return HttpResponse(status=204)
    contexte = {
        "travail": travail,
        "noms": travail.parametres.get("noms", ""),
        "resultat": travail.resultat,
        "trouve": resultat(travail.resultat) if travail.resultat else "",
        "vu": signature,
        "liste": _liste(cellule),
        "peut_ecrire": peut(request, droits.ECRIRE.code),
    }
    return render(request, "acteurs/lecture.html", contexte)


@droit(droits.LIRE.code)
@require_safe
def proposition(request: HttpRequest, cellule: Cellule, proposition: int) -> HttpResponse:
    """One proposal: before, after, why, and the decision."""
    ligne = get_object_or_404(
        Proposition.objects.select_related("departement", "structure"), pk=proposition
    )
    return _montrer(request, cellule, ligne, RefusForm())


def _montrer(request, cellule, ligne: Proposition, formulaire: RefusForm, status: int = 200):
    contexte = {
        "proposition": ligne,
        "changements": changements(ligne),
        "voisines": voisines(ligne),
        "codes": codes_officiels(ligne.type),
        "form": formulaire,
        "liste": _liste(cellule),
        "a_decider": ligne.etat == EtatProposition.A_EXAMINER and peut(request, droits.ECRIRE.code),
        "a_reprendre": ligne.etat == EtatProposition.REFUSEE and peut(request, droits.ECRIRE.code),
        "choix": ligne.nature == NatureProposition.CHANGEE and len(ligne.colonnes) > 1,
    }
    return render(request, "acteurs/proposition.html", contexte, status=status)


@droit(droits.ECRIRE.code)
@require_POST
def decider(request: HttpRequest, cellule: Cellule, proposition: int) -> HttpResponse:
    """Accept or refuse; then those that still wait."""
    ligne = get_object_or_404(Proposition, pk=proposition)
    ici = reverse("proposition", args=[cellule.code, ligne.pk])
    match request.POST.get("decision"):
        case "accepter":
            choisies = request.POST.getlist("colonnes")
            gardees = [nom for nom in choisies if nom in ligne.colonnes]
            colonnes = gardees if "choix" in request.POST else None
            decision, trace = avec_trace(partial(accepter, cles=[ligne.pk], colonnes=colonnes))
            mots = raconter(decision, "acceptée")
        case "refuser":
            formulaire = RefusForm(request.POST)
            if not formulaire.is_valid():
                return _montrer(request, cellule, ligne, formulaire, status=400)
            decision, trace = refuser(cles=[ligne.pk], **formulaire.cleaned_data), None
            mots = raconter(decision, "refusée")
        case _:
            messages.error(request, "Choisissez d’accepter ou de refuser : rien n’est fait.")
            return redirect(ici)
    if decision.faites and trace:
        message_annulable(request, f"{ligne.nom}\u00a0: {mots}", trace, suite=_liste(cellule))
    elif decision.faites:
        retour = reverse("proposition_revenir", args=[cellule.code, ligne.pk])
        messages.success(request, f"{ligne.nom}\u00a0: {mots}", extra_tags=retour)
    if decision.faites:
        return redirect(_liste(cellule))
    messages.warning(request, mots)
    return redirect(_liste(cellule) if decision.sans_objet else ici)


@droit(droits.ECRIRE.code)
@require_POST
def reprendre(request: HttpRequest, cellule: Cellule, proposition: int) -> HttpResponse:
    """Take a refusal back. What was accepted is in the directory: its sheet is corrected there."""
    ligne = get_object_or_404(Proposition, pk=proposition)
    decision = revenir(cles=[ligne.pk])
    if decision.faites:
        messages.success(request, f"{ligne.nom}\u00a0: {raconter(decision, 'remise à examiner')}")
    elif ligne.etat == EtatProposition.ACCEPTEE:
        messages.warning(
            request,
            f"{ligne.nom} est déjà dans l’annuaire\u00a0: corrigez sa fiche, ou annulez l’acte "
            "depuis son historique.",
        )
    else:
        messages.warning(request, raconter(decision, ""))
    return redirect("proposition", cellule=cellule.code, proposition=ligne.pk)


def _liste(cellule: Cellule) -> str:
    """The list of what waits."""
    return reverse(PROPOSITIONS.vue, args=[cellule.code]) + A_EXAMINER
