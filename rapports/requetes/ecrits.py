"""Reads of what the cell writes in its report: texts, corrected values, its own indicators."""

from rapports.models import Correction, IndicateurPropre, Texte

Corrections = dict[str, dict[str, dict]]


def textes(annee: int) -> dict[str, str]:
    """The texts of a year by key, as they were typed; the empty ones are left out."""
    lus = Texte.objects.filter(annee=annee).order_by("cle").values_list("cle", "contenu")
    return {cle: contenu for cle, contenu in lus if contenu.strip()}


def corrections(annee: int) -> Corrections:
    """By indicator and measure: the value given instead of the computed one, and why."""
    par_code: Corrections = {}
    lues = Correction.objects.filter(annee=annee).order_by("code", "mesure")
    for code, mesure, valeur, motif in lues.values_list("code", "mesure", "valeur", "motif"):
        par_code.setdefault(code, {})[mesure] = {"valeur": valeur, "motif": motif}
    return par_code


def propres(annee: int) -> list[dict]:
    """The indicators that the cell added for itself, in its order."""
    champs = ("titre", "valeur", "unite", "cible", "commentaire")
    return list(IndicateurPropre.objects.filter(annee=annee).order_by("rang", "pk").values(*champs))
