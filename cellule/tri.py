"""The key that sorts names as a French reader expects: no accent, no case, no ligature."""

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'"})


def cle_de_tri(*textes: str, longueur: int) -> str:
    """Fold the texts, joined by a space, into at most `longueur` characters."""
    texte = " ".join(filter(None, textes)).translate(LIGATURES)
    nu = "".join(c for c in unicodedata.normalize("NFKD", texte) if not unicodedata.combining(c))
    return nu.casefold()[:longueur]
