"""The four steps of a report: done, under way, to come; each with the day it was last reached."""

from rapports.models import Etape, EtatRapport, Rapport

PAS = (
    (EtatRapport.BROUILLON, "Brouillon"),
    (EtatRapport.FIGE, "Figé"),
    (EtatRapport.TRANSMIS, "Transmis à l’ARS"),
    (EtatRapport.ACCEPTE, "Accepté"),
)


def pas_de(rapport: Rapport, etapes: list[Etape]) -> list[dict[str, object]]:
    # A report sent back is being written again: it is not frozen until its next version.
    ici = EtatRapport.BROUILLON if rapport.etat == EtatRapport.CORRECTION else rapport.etat
    rang = [etat for etat, _ in PAS].index(ici)
    reprise = rapport.etat == EtatRapport.CORRECTION
    atteints = {etape.etat: etape.moment for etape in etapes}
    return [
        {
            "mots": "À corriger" if reprise and etat == EtatRapport.BROUILLON else mots,
            "fait": numero < rang or rapport.etat == EtatRapport.ACCEPTE,
            "courant": numero == rang and rapport.etat != EtatRapport.ACCEPTE,
            "moment": atteints.get(etat) if numero <= rang else None,
        }
        for numero, (etat, mots) in enumerate(PAS)
    ]
