"""Whether the cell may still write in the report of a year."""

from django.core.exceptions import ValidationError

from rapports.cycle import MODIFIABLES
from rapports.models import EtatRapport, Rapport

POURQUOI_FERME = {
    EtatRapport.TRANSMIS: "Le rapport est chez l’ARS, qui l’examine : il ne se modifie pas avant "
    "sa réponse.",
    EtatRapport.ACCEPTE: "L’ARS a accepté ce rapport : il ne se modifie plus.",
}


class RapportFerme(ValidationError):
    """The agency is reading the report, or has accepted it."""


def pourquoi_ferme(rapport: Rapport) -> str:
    """Why nothing can be written, in words; empty when it can."""
    return "" if rapport.etat in MODIFIABLES else POURQUOI_FERME[EtatRapport(rapport.etat)]


def exiger_ouvert(annee: int) -> None:
    """Raise `RapportFerme` unless the report may be written."""
    rapport = Rapport.objects.filter(annee=annee).first()
    if rapport and (mots := pourquoi_ferme(rapport)):
        raise RapportFerme(mots)
