"""Two pages that say the governance at a glance: the committee by college, the team in FTE."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acteurs import droits
from acteurs.gouvernance import requetes
from acteurs.gouvernance.listes import ONGLETS
from acteurs.models import QualiteCopil
from cellule.droits import droit, peut
from cellule.models import Cellule
from cellule.moments import lire_jour

JOUR_ILLISIBLE = "Ce jour ne se lit pas : écrivez-le AAAA-MM-JJ, par exemple 2026-01-31."
ANNEES = 5
TITULAIRE = QualiteCopil.TITULAIRE


@droit(droits.GOUVERNANCE_LIRE.code)
@require_safe
def copil(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The committee on a day, by the ten colleges, and what is missing."""
    erreur, jour = "", cellule.aujourdhui()
    if demande := request.GET.get("jour"):
        try:
            jour = lire_jour(demande)
        except ValueError:
            erreur = JOUR_ILLISIBLE
    sieges = [] if erreur else requetes.composition(jour)
    tous = [m for siege in sieges for m in siege.mandats]
    contexte = {
        "jour": jour,
        "erreur": erreur,
        "sieges": sieges,
        "absents": [siege.college.label for siege in sieges if not siege.mandats],
        "membres": len({m.professionnel_id for m in tous}),
        "titulaires": len(
            {m.professionnel_id for m in tous if m.qualite == QualiteCopil.TITULAIRE}
        ),
        "bientot": list(requetes.finissent_bientot(requetes.mandats(), jour)),
        "jours": requetes.BIENTOT,
        "onglets": ONGLETS,
        "peut_ecrire": peut(request, droits.GOUVERNANCE_ECRIRE.code),
    }
    return render(request, "acteurs/copil.html", contexte, status=400 if erreur else 200)


@droit(droits.GOUVERNANCE_LIRE.code)
@require_safe
def equipe(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The team today, and its full-time equivalent over the years."""
    jour = cellule.aujourdhui()
    postes = list(requetes.postes().order_by("professionnel__cle_tri", "debut", "pk"))
    premiere = min((p.debut.year for p in postes), default=jour.year)
    annees = range(max(premiere, jour.year - ANNEES + 1), jour.year + 1)
    contexte = {
        "jour": jour,
        "postes": [p for p in postes if p.debut <= jour and (p.fin is None or p.fin >= jour)],
        "etp": requetes.etp_au(postes, jour),
        "par_annee": [
            (annee, requetes.etp_de_l_annee(postes, annee, jour), _dernier(annee, jour))
            for annee in annees
        ],
        "bientot": list(requetes.finissent_bientot(requetes.postes(), jour)),
        "jours": requetes.BIENTOT,
        "onglets": ONGLETS,
        "peut_ecrire": peut(request, droits.GOUVERNANCE_ECRIRE.code),
    }
    return render(request, "acteurs/equipe.html", contexte)


def _dernier(annee: int, jour: date) -> date:
    return min(date(annee, 12, 31), jour)
