"""The calendar of the journal."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cellule.droits import droit, peut
from cellule.models import Cellule
from evenements import droits
from evenements.journal.types import FAMILLES

from .forms import FiltreDuCalendrier
from .grille import adresses, grille
from .periode import Periode, PeriodeIllisible, lire_periode, periode_de
from .requetes import Passage, passages

FAMILLE_DU_TYPE = {type_: n for n, (_, types) in enumerate(FAMILLES, 1) for type_ in types}


@droit(droits.LIRE.code)
@require_safe
def calendrier(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """A month or a week of the journal; what the address does not ask well is said, with no row."""
    aujourdhui = cellule.aujourdhui()
    filtre = FiltreDuCalendrier(request.GET)
    erreurs = filtre.erreurs()
    try:
        periode = lire_periode(
            request.GET.get("mois", ""), request.GET.get("semaine", ""), aujourdhui
        )
    except PeriodeIllisible as refus:
        erreurs.append(str(refus))
        periode = periode_de(aujourdhui, "mois")
    contexte = {
        "periode": periode,
        "filtre": filtre,
        "erreurs": erreurs,
        "adresses": adresses(periode, aujourdhui, {} if erreurs else filtre.choisis()),
        "peut_ecrire": peut(request, droits.ECRIRE.code),
        "adresse_du_jour": f"{reverse('nouvelle_activite', args=[cellule.code])}?jour=",
        "noter": "Noter une activité le",
        "passage": "evenements/calendrier_passage.html",
    }
    if not erreurs:
        contexte |= _page(cellule, periode, aujourdhui, filtre.choisis())
    return render(request, "evenements/calendrier.html", contexte, status=400 if erreurs else 200)


def _page(
    cellule: Cellule, periode: Periode, aujourdhui: date, choisis: dict[str, str]
) -> dict[str, object]:
    notes = passages(
        cellule,
        periode.debut,
        periode.fin,
        type_=choisis.get("type", ""),
        antenne=choisis.get("antenne", ""),
    )
    par_jour = {jour: [_montre(un, aujourdhui) for un in siens] for jour, siens in notes.items()}
    return grille(cellule, periode, aujourdhui, par_jour) | {
        "nombre": len({un.activite.pk for siens in notes.values() for un in siens}),
        "filtre_en_vigueur": bool(choisis),
    }


def _montre(un: Passage, aujourdhui: date) -> dict[str, object]:
    return {
        "activite": un.activite,
        "heure": un.heure,
        "suite": un.suite,
        "statut": "a_confirmer" if un.a_confirmer(aujourdhui) else un.statut,
        "famille": FAMILLE_DU_TYPE[un.activite.type],
        "antennes": un.activite.antennes.all(),
    }
