"""What the dashboard is told of a report: where it is, its steps, its deadline."""

from django.urls import reverse

from cellule.instantane import Cadre, complement
from rapports.calendrier import calendrier
from rapports.cycle import MODIFIABLES, badge
from rapports.models import Rapport
from rapports.pas import pas_de


@complement("etat_du_rapport")
def etat_du_rapport(cadre: Cadre) -> dict[str, object]:
    """The report of the year of `cadre`; the nearest deadline while the cell may still write."""
    lu = cadre.une_fois("calendrier", calendrier)
    rapport = lu.rapports.get(cadre.annee) or Rapport(annee=cadre.annee)
    etapes = list(rapport.etapes.all()) if rapport.pk else []
    restent = lu.echeances(cadre.annee) if rapport.etat in MODIFIABLES else []
    return {
        "url": reverse("rapport_annee", args=[cadre.cellule.code, cadre.annee]),
        "badge": badge(rapport.etat),
        "pas": pas_de(rapport, etapes),
        "echeance": min(restent, key=lambda une: une.jour, default=None),
    }
