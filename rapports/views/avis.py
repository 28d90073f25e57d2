"""What the agency said of a part of the report, and what the cell answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule
from rapports import droits
from rapports.actions.cycle import Auteur
from rapports.actions.examen import repondre
from rapports.courriels import Evenement, prevenir
from rapports.forms.redaction import ReponseForm
from rapports.models import GenreAvis
from rapports.redaction import titre_de
from rapports.requetes.textes import avis_en_attente, avis_sur
from rapports.versions import rapport_de
from rapports.views.commun import code_du_refus, du_rapport


@droit(droits.REDIGER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def reponse(request: HttpRequest, cellule: Cellule, annee: int, cle: str) -> HttpResponse:
    """The whole thread on one part, and the form to answer."""
    titre = titre_de(cle, annee)
    if titre is None:
        raise Http404("Cette partie n’est pas au rapport.")
    formulaire = ReponseForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if formulaire.is_valid():
            auteur, attendue = Auteur(str(request.user)), _question_en_attente(annee, cle)
            try:
                avis = repondre(annee=annee, cible=cle, auteur=auteur, **formulaire.cleaned_data)
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus)
                status = code_du_refus(refus)
            else:
                if attendue:
                    prevenir(
                        Evenement.REPONSE, rapport_de(annee), auteur=avis.auteur, texte=avis.texte
                    )
                messages.success(request, "Votre réponse est envoyée : l’ARS la lira ici.")
                return redirect("rapport_reponse", cellule=cellule.code, annee=annee, cle=cle)
    contexte = {
        "annee": annee,
        "cle": cle,
        "titre": titre,
        "avis": avis_sur(annee, cle),
        "form": formulaire,
    }
    return render(request, "rapports/reponse.html", contexte, status=status)


def _question_en_attente(annee: int, cle: str) -> bool:
    """A question waits for its answer, of which a mail tells; what was to be corrected comes with
    the next version, and its mail."""
    return any(
        avis.cible == cle for avis in avis_en_attente(annee) if avis.genre == GenreAvis.QUESTION
    )
