"""« Envoyer le compte rendu »: what would leave, to whom; then one click."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from antennes import droits
from antennes.models import CompteRendu
from antennes.terrain.acces import PAS_LA_SIENNE, ses_antennes
from cellule.droits import droit, peut
from cellule.models import Cellule
from cellule.typographie import nombre
from evenements import droits as journal
from evenements.models import Activite, TypeActivite

from .actions import envoyer_le_compte_rendu
from .contenu import quand
from .document import PDF, en_pdf, nom_du_fichier, sujet_de
from .requetes import a_envoyer, dernier_envoi


def sa_reunion(request: HttpRequest, cle: int) -> Activite:
    """An antenna meeting on which this person may write: 404 for any other activity, 403 for the
    meeting of an antenna that is not theirs."""
    reunion = get_object_or_404(Activite, pk=cle, type=TypeActivite.REUNION_ANTENNE)
    if not peut_y_ecrire(request, reunion):
        raise PermissionDenied(PAS_LA_SIENNE)
    return reunion


def peut_y_ecrire(request: HttpRequest, reunion: Activite) -> bool:
    """The team writes on all meetings, of a closed antenna too; a référent on those of his."""
    if peut(request, droits.ECRIRE.code):
        return True
    siennes = ses_antennes(request).filter(activites=reunion)
    return peut(request, droits.TERRAIN.code) and siennes.exists()


@droit(droits.TERRAIN.code)
@require_http_methods(["GET", "HEAD", "POST"])
def compte_rendu(request: HttpRequest, cellule: Cellule, reunion: int) -> HttpResponse:
    """The preview, the recipients, one button."""
    activite = sa_reunion(request, reunion)
    statut = HTTPStatus.OK
    if request.method == "POST":
        try:
            envoyer_le_compte_rendu(cellule, activite, par=request.user, vu=_vu(request))
        except ValidationError as refus:
            messages.error(request, " ".join(refus.messages))
            statut = HTTPStatus.BAD_REQUEST
        else:
            messages.success(request, "Le compte rendu part. Chacun reçoit un courriel à son nom.")
            return redirect("compte_rendu", cellule.code, activite.pk)
    prete = a_envoyer(cellule, activite)
    contexte = {
        "activite": activite,
        "prete": prete,
        "contenu": prete.contenu,
        "quand": quand(prete.contenu),
        "sujet": sujet_de(prete.contenu, prete.numero),
        "travail": dernier_envoi(activite),
        "combien": nombre(len(prete.restants)),
    }
    return render(request, "antennes/suites/compte_rendu.html", contexte, status=statut)


def _vu(request: HttpRequest) -> int:
    texte = request.POST.get("numero", "")
    return int(texte) if texte.isascii() and texte.isdigit() and len(texte) < 5 else 0


@droit(droits.TERRAIN.code)
@require_safe
def apercu(request: HttpRequest, cellule: Cellule, reunion: int) -> HttpResponse:
    """The PDF as it would leave now, marked as a preview."""
    activite = sa_reunion(request, reunion)
    prete = a_envoyer(cellule, activite)
    pdf = en_pdf(prete.contenu, numero=prete.numero, corrections=prete.corrige, apercu=True)
    return _fichier(pdf, f"apercu-{nom_du_fichier(prete.contenu, prete.numero)}")


@droit(journal.LIRE.code)
@require_safe
def version(request: HttpRequest, cellule: Cellule, compterendu: int) -> HttpResponse:
    """The PDF of a version, as it was sent."""
    une = get_object_or_404(CompteRendu, pk=compterendu)
    pdf = en_pdf(une.contenu, numero=une.numero, corrections=une.corrections)
    return _fichier(pdf, nom_du_fichier(une.contenu, une.numero))


def _fichier(pdf: bytes, nom: str) -> HttpResponse:
    return HttpResponse(
        pdf, content_type=PDF, headers={"Content-Disposition": f'inline; filename="{nom}"'}
    )
