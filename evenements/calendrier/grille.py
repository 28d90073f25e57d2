"""The table of days that the calendars draw: what falls on each, its holidays, its weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from cellule.models import Cellule

from .feries import Ferie, Vacances, connues, feries, sans_zone, vacances, zones_de
from .periode import Periode, periode_de, semaine_iso

# A day of the month shows as many; the week shows all.
PAR_JOUR = 5


@dataclass(frozen=True)
class Jour:
    """One cell of the table; each of its `passages` is drawn by the calendar's own template."""

    date: date
    dehors: bool
    aujourdhui: bool
    passages: Sequence[object]
    reste: int
    feries: list[Ferie]
    vacances: str

    @property
    def vide(self) -> bool:
        return not (self.passages or self.feries or self.aujourdhui)


def grille(
    cellule: Cellule, periode: Periode, aujourdhui: date, par_jour: Mapping[date, Sequence[object]]
) -> dict[str, object]:
    """The weeks of a period, and what is said of its holidays under them."""
    debut, fin = periode.debut, periode.fin
    zones = zones_de(cellule.departements)
    conges, off = vacances(zones, debut, fin), feries(cellule.departements, debut, fin)

    def jour(quand: date) -> Jour:
        siens = par_jour.get(quand, ())
        montres = siens if periode.genre == "semaine" else siens[:PAR_JOUR]
        return Jour(
            quand,
            dehors=not debut <= quand <= fin,
            aujourdhui=quand == aujourdhui,
            passages=montres,
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
        "vacances": conges,
        "plusieurs_zones": len(zones) > 1,
        "zones_inconnues": sans_zone(cellule.departements),
        "vacances_connues": not zones or connues(debut, fin),
    }


def adresses(periode: Periode, aujourdhui: date, choisis: dict[str, str]) -> dict[str, str]:
    """Where a calendar leads, with the same filters."""

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


def _en_vacances(quand: date, conges: list[Vacances], zones: tuple[str, ...]) -> str:
    """« Vacances », with the zones when only some of the cell's are on holiday."""
    siennes = sorted({z for une in conges if une.debut <= quand <= une.fin for z in une.zones})
    if not siennes:
        return ""
    return "Vacances" if len(siennes) == len(zones) else f"Vacances {', '.join(siennes)}"
