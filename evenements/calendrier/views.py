"""The calendar of the journal."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.droits import droit, peut
from cellule.models import Cellule
from evenements import droits
from evenements.journal.types import FAMILLES

from .feries import Ferie, Vacances, connues, feries, sans_zone, vacances, zones_de
from .forms import FiltreDuCalendrier
from .periode import Periode, PeriodeIllisible, lire_periode, periode_de, semaine_iso
from .requetes import Passage, passages

# A day of the month shows as many; the week shows all.
PAR_JOUR = 5
FAMILLE_DU_TYPE = {type_: n for n, (_, types) in enumerate(FAMILLES, 1) for type_ in types}


@dataclass(frozen=True)
class Jour:
    """One cell of the table."""

    date: date
    dehors: bool
    aujourdhui: bool
    passages: list[dict[str, object]]
    reste: int
    feries: list[Ferie]
    vacances: str

    @property
    def vide(self) -> bool:
        return not (self.passages or self.feries or self.aujourdhui)


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
        "adresses": _adresses(periode, aujourdhui, {} if erreurs else filtre.choisis()),
        "peut_ecrire": peut(request, droits.ECRIRE.code),
    }
    if not erreurs:
        contexte |= _page(cellule, periode, aujourdhui, filtre.choisis())
    return render(request, "evenements/calendrier.html", contexte, status=400 if erreurs else 200)


def _adresses(periode: Periode, aujourdhui: date, choisis: dict[str, str]) -> dict[str, str]:
    """Where the page leads, with the same filters."""

    def vers(autre: Periode | None) -> str:
        return f"?{urlencode({autre.genre: autre.parametre, **choisis})}" if autre else ""

    dedans = periode.debut <= aujourdhui <= periode.fin
    jour = aujourdhui if dedans else periode.debut
    return {
        "avant": vers(periode.avant),
        "apres": vers(periode.apres),
        "aujourdhui": vers(periode_de(aujourdhui, periode.genre)),
        "mois": vers(periode_de(jour, "mois")),
        "semaine": vers(periode_de(jour, "semaine")),
        "sans_filtre": f"?{urlencode({periode.genre: periode.parametre})}" if choisis else "",
        "filtres": f"&{urlencode(choisis)}" if choisis else "",
    }


def _page(
    cellule: Cellule, periode: Periode, aujourdhui: date, choisis: dict[str, str]
) -> dict[str, object]:
    debut, fin = periode.debut, periode.fin
    notes = passages(
        cellule, debut, fin, type_=choisis.get("type", ""), antenne=choisis.get("antenne", "")
    )
    zones = zones_de(cellule.departements)
    conges, off = vacances(zones, debut, fin), feries(cellule.departements, debut, fin)

    def jour(quand: date) -> Jour:
        siens = notes.get(quand, [])
        montres = siens if periode.genre == "semaine" else siens[:PAR_JOUR]
        return Jour(
            quand,
            dehors=not debut <= quand <= fin,
            aujourdhui=quand == aujourdhui,
            passages=[_montre(un, aujourdhui) for un in montres],
            reste=len(siens) - len(montres),
            feries=off.get(quand, []),
            vacances=_en_vacances(quand, conges, zones) if debut <= quand <= fin else "",
        )

    return {
        "semaines": [
            {
                "numero": semaine[0].isocalendar().week,
                "parametre": semaine_iso(semaine[0]),
                "jours": [jour(quand) for quand in semaine],
            }
            for semaine in periode.semaines
        ],
        "nombre": len({un.activite.pk for siens in notes.values() for un in siens}),
        "vacances": conges,
        "plusieurs_zones": len(zones) > 1,
        "zones_inconnues": sans_zone(cellule.departements),
        "vacances_connues": not zones or connues(debut, fin),
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


def _en_vacances(quand: date, conges: list[Vacances], zones: tuple[str, ...]) -> str:
    """« Vacances », with the zones when only some of the cell's are on holiday."""
    siennes = sorted({z for une in conges if une.debut <= quand <= une.fin for z in une.zones})
    if not siennes:
        return ""
    return "Vacances" if len(siennes) == len(zones) else f"Vacances {', '.join(siennes)}"
