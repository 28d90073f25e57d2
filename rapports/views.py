"""The annual report: ask for it, watch it being made, download it."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cellule.annees import AnneeIllisible, lire_annee
from cellule.droits import droit, peut
from cellule.models import Cellule, Travail
from cellule.travaux import chemin_du_fichier, demander
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE
from indicateurs.presentation import resumer
from indicateurs.requetes import annees_proposees
from indicateurs.views import avec_l_annee, sans_chiffres

from . import droits, fabrication


@droit(droits.LIRE.code)
@require_safe
@avec_l_annee
def rapports(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """The report of a year, and the last ones made."""
    resultats = calculer(cellule, annee, codes=CATALOGUE.socle(annee))
    contexte = {
        "annee": annee,
        "annees": annees_proposees(resultats.arret, annee),
        "socle": resumer("indicateurs socle", resultats.values()),
        "peut_faire": peut(request, droits.FAIRE.code),
        "faits": [
            {"travail": travail, "annee": fabrication.annee_de(travail)}
            for travail in fabrication.rapports_faits()
        ],
    }
    return render(request, "rapports/rapports.html", contexte)


@droit(droits.FAIRE.code)
@require_POST
def faire(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Ask for the report. A second click finds the job that the first has made."""
    jour = cellule.aujourdhui()
    try:
        lire_annee(str(annee), jour)
    except AnneeIllisible as erreur:
        return sans_chiffres(request, jour, erreur=str(erreur), status=400)
    if annee > jour.year:
        return sans_chiffres(request, jour, annee=annee, status=400)
    travail = demander(fabrication.NATURE, parametres={"annee": annee}, demandeur=request.user)
    return redirect("rapport_avancement", cellule=cellule.code, travail=travail.pk)


@droit(droits.LIRE.code)
@require_safe
def avancement(request: HttpRequest, cellule: Cellule, travail: int) -> HttpResponse:
    """Where the job is. `?vu=` is what the page already shows: nothing new, nothing sent."""
    ligne = get_object_or_404(Travail, pk=travail, nature=fabrication.NATURE)
    signature = f"{ligne.etat}-{ligne.essais}-{ligne.progression}-{ligne.etape}"
    if request.htmx and request.GET.get("vu") == signature:
        return HttpResponse(status=204)
    contexte = {
        "travail": ligne,
        "annee": fabrication.annee_de(ligne),
        "vu": signature,
        "peut_faire": peut(request, droits.FAIRE.code),
    }
    return render(request, "rapports/avancement.html", contexte)


@droit(droits.LIRE.code)
@require_safe
def telecharger(request: HttpRequest, cellule: Cellule, travail: int) -> HttpResponse:
    """The file of a finished job; before that, the page that says where it is."""
    ligne = get_object_or_404(Travail, pk=travail, nature=fabrication.NATURE)
    if ligne.etat != Travail.Etat.FAIT:
        return redirect("rapport_avancement", cellule=cellule.code, travail=ligne.pk)
    try:
        fichier = chemin_du_fichier(ligne).open("rb")
    except OSError:
        contexte = {
            "annee": fabrication.annee_de(ligne),
            "adresse": reverse("rapports", args=[cellule.code]),
        }
        return render(request, "rapports/fichier_absent.html", contexte, status=404)
    return FileResponse(
        fichier,
        as_attachment=True,
        content_type="application/pdf",
        filename=fabrication.nom_du_fichier(cellule, ligne),
    )
