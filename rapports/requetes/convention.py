"""Reads of the conventions and of the programme for the report: plain JSON, one dict each."""

from cellule.instantane import Cadre, demander, en_json
from rapports.models import Convention, LigneProgramme


def conventions(cadre: Cadre) -> list[dict]:
    """The agreements that touch the year."""
    lues = Convention.objects.filter(cadre.touche("debut", "fin"))
    return [
        {
            "debut": en_json(c.debut),
            "fin": en_json(c.fin),
            "signee_le": en_json(c.signee_le),
            "objectifs": c.objectifs,
        }
        for c in lues
    ]


def programme(cadre: Cadre, annee: int) -> list[dict]:
    """The programme of a year; a pilot is printed as a function, never as a name."""
    lignes = list(LigneProgramme.objects.filter(annee=annee))
    fonctions = demander("fonctions", cadre, sorted({ligne.pilote for ligne in lignes} - {""}))
    return [
        {
            "mission": ligne.mission,
            "objectif": ligne.objectif,
            "action": ligne.action,
            "pilote": fonctions.get(ligne.pilote, ligne.pilote),
            "echeance": en_json(ligne.echeance),
            "indicateur": ligne.indicateur,
            "realisation": ligne.realisation,
            "realisation_mots": ligne.get_realisation_display(),
            "bilan": ligne.bilan,
        }
        for ligne in lignes
    ]
