"""The territory: what each department has and lacks, on a map and in a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from acteurs.models.structures import PALLIATIFS, TypeStructure
from antennes import droits
from antennes.listes_territoire import ONGLETS
from antennes.requetes_territoire import Zone, zones_de
from cellule.dessin_de_carte import Carte, dessiner, variable
from cellule.droits import droit
from cellule.instantane import carte
from cellule.models import Cellule
from cellule.typographie import INSECABLE, nombre, typo
from evenements.enrichissements import LONGTEMPS


@droit(droits.LIRE.code)
@require_safe
def territoires(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The departments of the cell on this day."""
    zones = zones_de(cellule)
    contexte = {
        "jour": cellule.aujourdhui(),
        "zones": zones,
        "fragiles": [zone for zone in zones if zone.manques],
        "equipes": sum(zone.equipes for zone in zones),
        "pediatriques": sum(zone.par_type[TypeStructure.ERRSPP] for zone in zones),
        "jamais": sum(zone.jamais for zone in zones),
        "a_rencontrer": sum(zone.a_voir for zone in zones),
        "mois": LONGTEMPS,
        "types": [(t, TypeStructure(t).label) for t in PALLIATIFS],
        "carte": _carte(zones),
        "onglets": ONGLETS,
    }
    return render(request, "antennes/territoires.html", contexte)


def _carte(zones: list[Zone]) -> Carte | None:
    """Shaded by the number of teams, hatched where something is missing."""
    bloc = carte(
        "Équipes de soins palliatifs actives dans chaque département",
        "la teinte dit combien d’équipes y sont actives aujourd’hui",
        {zone.code: _sur_la_carte(zone) for zone in zones},
        hachures=("zone fragile", [zone.code for zone in zones if zone.manques]),
    )
    return dessiner(bloc, {zone.code: typo(zone.departement.nom) for zone in zones}, variable)


def _sur_la_carte(zone: Zone) -> tuple[int, str, str]:
    """The shade, the words for who does not see it, and what is written on the department."""
    s = "s" if zone.equipes > 1 else ""
    mots = f"{nombre(zone.equipes)}{INSECABLE}équipe{s}"
    if zone.manques:
        return zone.equipes, f"{mots}, zone fragile", "fragile"
    return zone.equipes, mots, nombre(zone.equipes)
