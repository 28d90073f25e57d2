"""The report of a year on the cell's side: where it is, what is left to do, what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.droits import droit, peut
from cellule.models import Cellule, Role
from rapports import droits, fabrication
from rapports.campagnes import echeances
from rapports.cycle import PASSAGES, Acte, badge, permis
from rapports.ecarts import changes
from rapports.models import Etape, EtatRapport, Rapport
from rapports.pas import pas_de
from rapports.redaction import titre_de
from rapports.requetes.textes import avis_en_attente
from rapports.tableau_de_bord import TableauDuRapport
from rapports.versions import dossier_de, versions_de
from rapports.views.commun import du_rapport, ecriture


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def dossier(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """The hub: every page of the report of a year is one link away."""
    lu = dossier_de(annee)
    contexte = {
        "annee": annee,
        "rapport": lu.rapport,
        "badge": badge(lu.rapport.etat),
        "pas": pas_de(lu.rapport, lu.etapes),
        "etapes": list(reversed(lu.etapes)),
        "demande": _demande(lu.rapport, lu.etapes),
        "versions": versions_de(annee),
        "echeances": echeances(cellule, annee),
        "etat": TableauDuRapport(cellule, annee),
        "changes": len(changes(cellule, lu.rapport.version)) if lu.rapport.version else 0,
        "avis": [(avis, titre_de(avis.cible, annee)) for avis in avis_en_attente(annee)],
        "faits": fabrication.documents_faits(annee),
        "peut_faire": peut(request, droits.FAIRE.code),
        "peut_figer": _peut(request, Acte.FIGER, lu.rapport),
        "peut_transmettre": _peut(request, Acte.TRANSMETTRE, lu.rapport),
        "attend_le_responsable": lu.rapport.etat == EtatRapport.FIGE
        and Role.RESPONSABLE not in request.roles,
        **ecriture(request, annee),
    }
    return render(request, "rapports/dossier.html", contexte)


def _demande(rapport: Rapport, etapes: list[Etape]) -> Etape | None:
    """The agency's request for a correction, while it waits for an answer."""
    if rapport.etat != EtatRapport.CORRECTION:
        return None
    return next(e for e in reversed(etapes) if e.etat == EtatRapport.CORRECTION)


def _peut(request: HttpRequest, acte: Acte, rapport: Rapport) -> bool:
    return bool(PASSAGES[acte].roles & request.roles) and permis(acte, rapport.etat)
