"""A value of the snapshot in French words: unknown is never written as zero (regles, R3)."""

from cellule.typographie import INSECABLE, jour_en_lettres, nombre, pourcent, typo

TIRET = "–"
NON_RENSEIGNE = "n.r."
SANS_OBJET = "s.o."

# States in which a zero, a « no » or an absence is not information; nor is what is left when
# nothing is known to have taken place.
DEDUITES = frozenset({"jamais_rencontrees"})
SILENCES = {"non_renseigne": NON_RENSEIGNE, "sans_objet": SANS_OBJET}


def ecrire_mesure(nature: str, valeur: object, etat: str | None, nom: str = "") -> str:
    """A measure of an indicator, given its state; None for a state that was not computed."""
    if etat is None:
        return TIRET
    if etat in SILENCES and (not valeur or nom in DEDUITES):
        return SILENCES[etat]
    if valeur is None:
        return {"taux": SANS_OBJET, "date": "aucune"}.get(nature, NON_RENSEIGNE)
    match nature:
        case "oui_non":
            return "oui" if valeur else "non"
        case "taux":
            return pourcent(valeur)
        case "date":
            return jour_en_lettres(valeur, forme="court")
        case "heures":
            return f"{nombre(valeur)}{INSECABLE}h"
    return nombre(valeur)


def ecrire_case(nature: str, valeur: object) -> str:
    """A cell of a section's table; None is a dash for words and « n.r. » for figures."""
    if valeur is None:
        return NON_RENSEIGNE if nature in ("nombre", "decimal", "taux") else TIRET
    match nature:
        case "date":
            return jour_en_lettres(valeur, forme="court")
        case "taux":
            return pourcent(valeur)
        case "nombre" | "decimal" if not isinstance(valeur, str):
            return nombre(valeur)
    return typo(str(valeur))
