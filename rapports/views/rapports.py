"""The annual reports: the years, and a working PDF asked for, watched, downloaded."""

from datetime import date

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cellule.annees import annee_de_travail
from cellule.droits import droit, peut
from cellule.models import Cellule, Travail
from cellule.travaux import chemin_du_fichier, demander
from indicateurs.requetes import annees_proposees
from rapports import droits, fabrication
from rapports.campagnes import echeances
from rapports.cycle import MODIFIABLES, badge
from rapports.models import GenrePiece, Rapport
from rapports.versions import DOCUMENTS
from rapports.views.commun import du_rapport


@droit(droits.LIRE.code)
@require_safe
def rapports(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The years and where each report is; the deadlines of those that people work on."""
    jour = cellule.aujourdhui()
    de_travail = annee_de_travail(jour)
    connus = {rapport.annee: rapport for rapport in Rapport.objects.select_related("version")}
    annees = sorted({*annees_proposees(jour, de_travail), *connus}, reverse=True)
    contexte = {
        "de_travail": de_travail,
        "lignes": [
            {
                "annee": annee,
                "rapport": (rapport := connus.get(annee, Rapport(annee=annee))),
                "badge": badge(rapport.etat),
                "echeances": echeances(cellule, annee) if _est_attendu(rapport, jour) else [],
            }
            for annee in annees
        ],
        "faits": fabrication.documents_faits(),
    }
    return render(request, "rapports/rapports.html", contexte)


def _est_attendu(rapport: Rapport, jour: date) -> bool:
    """This year's and last year's, while the agency has not received them."""
    return rapport.annee >= jour.year - 1 and rapport.etat in MODIFIABLES


@droit(droits.FAIRE.code)
@require_POST
@du_rapport
def faire(
    request: HttpRequest, cellule: Cellule, annee: int, document: str = GenrePiece.RAPPORT
) -> HttpResponse:
    """Ask for a document. A second click finds the job that the first has made."""
    if document not in DOCUMENTS:
        raise Http404("La convention ne demande pas ce document.")
    parametres = {"annee": annee}
    if document != GenrePiece.RAPPORT:
        parametres["genre"] = document
    travail = demander(fabrication.NATURE, parametres=parametres, demandeur=request.user)
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
        "fait": fabrication.Fait(ligne),
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
    fait = fabrication.Fait(ligne)
    try:
        fichier = chemin_du_fichier(ligne).open("rb")
    except OSError:
        contexte = {
            "annee": fait.annee,
            "adresse": reverse("rapport_annee", args=[cellule.code, fait.annee]),
        }
        return render(request, "rapports/fichier_absent.html", contexte, status=404)
    return FileResponse(
        fichier,
        as_attachment=True,
        content_type="application/pdf",
        filename=fabrication.nom_du_fichier(cellule, fait.annee, fait.genre),
    )
