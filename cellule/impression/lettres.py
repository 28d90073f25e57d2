"""Only letters that our fonts have: a fallback face would change the page from one machine to
the next, and be missing where none is installed (technique §4)."""

import re
import unicodedata
from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont

from cellule.impression.url_ferme import FICHIERS, lire

# What people paste that our fonts lack, and what says the same.
EQUIVALENTS = {
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2043": "–",
    "\u2007": "\u00a0", "\u2060": "", "\u200d": "", "\u200c": "",
    "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "≥": ">=", "≤": "<=", "≠": "<>", "≈": "~",
    "✓": "oui", "✔": "oui", "✗": "non", "✘": "non", "●": "•", "■": "•", "▪": "•", "◦": "•",
    "ﬁ": "fi", "ﬂ": "fl", "№": "n°",
}  # fmt: skip
INCONNUE = "?"
_ESPACES = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0"})
_COMMANDES = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\ufeff]"
)


@cache
def alphabet() -> frozenset[str]:
    """The letters that both our text and our title faces can draw, in roman and in italic."""
    faces = [
        {"maillage:texte", "maillage:texte-etendu"},
        {"maillage:titre", "maillage:titre-etendu"},
    ]
    return frozenset.intersection(*(frozenset().union(*map(_lettres, face)) for face in faces))


def _lettres(url: str) -> frozenset[str]:
    police = TTFont(BytesIO(lire(FICHIERS[url])), lazy=True)
    return frozenset(map(chr, police.getBestCmap()))


def imprimable(texte: str) -> str:
    """The same text with the letters we have: accents are kept where they exist."""
    texte = _COMMANDES.sub("", unicodedata.normalize("NFC", texte)).translate(_ESPACES)
    if alphabet().issuperset(texte.replace("\n", "").replace("\t", "")):
        return texte
    return "".join(map(_lettre, texte))


@cache
def _lettre(lettre: str) -> str:
    if lettre in alphabet() or lettre in "\n\t":
        return lettre
    if lettre in EQUIVALENTS:
        return EQUIVALENTS[lettre]
    simple = "".join(c for c in unicodedata.normalize("NFKD", lettre) if c in alphabet())
    return simple or ("" if unicodedata.combining(lettre) else INCONNUE)


def tout_imprimable(valeur: object) -> object:
    """Every text of a snapshot, keys left as they are."""
    if isinstance(valeur, str):
        return imprimable(valeur)
    if isinstance(valeur, list):
        return [tout_imprimable(element) for element in valeur]
    if isinstance(valeur, dict):
        return {cle: tout_imprimable(element) for cle, element in valeur.items()}
    return valeur
