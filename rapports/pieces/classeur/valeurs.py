"""The cells of the workbook: a figure as a number, what is unknown as the word that says so."""

from decimal import Decimal

from rapports.presentation.valeurs import DEDUITES, SILENCES, ecrire_mesure

from .feuille import Forme, Valeur

# The natures of measures and of the columns of sections.
FORMES = {
    "texte": Forme.TEXTE,
    "court": Forme.COURT,
    "nombre": Forme.NOMBRE,
    "decimal": Forme.NOMBRE,
    "heures": Forme.NOMBRE,
    "taux": Forme.TAUX,
    "date": Forme.DATE,
}


def mesure(lue: dict, quand: str, etat: str | None) -> object:
    """A measure of an indicator; a zero of which nothing is known is « n.r. », never 0."""
    valeur, nature = lue[quand], lue["nature"]
    muette = etat in SILENCES and (not valeur or lue["nom"] in DEDUITES)
    if etat is None:
        return None
    if muette or valeur is None or nature == "oui_non":
        return ecrire_mesure(nature, valeur, etat, lue["nom"])
    return case(nature, valeur)


def ecart(lue: dict, etat: str | None, avant: str | None) -> object:
    """This year less the year before, of numbers that are known; a rate, in points."""
    connus = [mesure(lue, "valeur", etat), mesure(lue, "precedent", avant)]
    if lue["nature"] == "date" or not all(isinstance(v, Valeur) for v in connus):
        return None
    valeur, precedent = (Decimal(str(v.valeur)) for v in connus)
    return Valeur(valeur - precedent, connus[0].forme)


def case(nature: str, valeur: object) -> object:
    """A cell of a table; a rate is kept as what it is, a part of one."""
    if valeur is None or (isinstance(valeur, str) and nature != "date"):
        return valeur
    if nature == "taux":
        valeur = Decimal(str(valeur)) / 100
    return Valeur(valeur, FORMES[nature])
