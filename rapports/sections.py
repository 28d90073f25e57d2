"""What the dashboard is told of a report: where it is, its steps, its deadline."""

from django.urls import reverse

from cellule.instantane import Cadre, complement
from rapports.campagnes import echeances
from rapports.cycle import MODIFIABLES, badge
from rapports.pas import pas_de
from rapports.versions import dossier_de


@complement("etat_du_rapport")
def etat_du_rapport(cadre: Cadre) -> dict[str, object]:
    """The report of the year of `cadre`; the nearest deadline while the cell may still write."""
    lu = dossier_de(cadre.annee)
    attendu = lu.rapport.etat in MODIFIABLES
    restent = echeances(cadre.cellule, cadre.annee) if attendu else []
    return {
        "url": reverse("rapport_annee", args=[cadre.cellule.code, cadre.annee]),
        "badge": badge(lu.rapport.etat),
        "pas": pas_de(lu.rapport, lu.etapes),
        "echeance": min(restent, key=lambda une: une.jour, default=None),
    }
