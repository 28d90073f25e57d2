"""Texts folded as a French reader sorts and seeks them: no accent, no case, no ligature."""

import re
import unicodedata
from collections.abc import Callable, Mapping

# What the sorting key of a row keeps of its name.
LONGUEUR = 300
# What a row keeps to be found by: an entry of an index has 2704 bytes at most.
OCTETS = 2400
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'"})
# What separates words once folded: spaces, apostrophes, hyphens, any punctuation.
ENTRE_LES_MOTS = re.compile(r"[\W_]+")


def cle_de_tri(*textes: str, longueur: int) -> str:
    """Fold the texts, joined by a space, into at most `longueur` characters."""
    return plier(" ".join(filter(None, textes)))[:longueur]


def plier(texte: str) -> str:
    """The text without accents, case or ligatures; its punctuation stays."""
    decompose = unicodedata.normalize("NFKD", texte.translate(LIGATURES))
    return "".join(c for c in decompose if not unicodedata.combining(c)).casefold()


def mots_de(texte: str) -> list[str]:
    """The words of a text, folded, each once: what is typed and what is kept are cut alike."""
    return list(dict.fromkeys(ENTRE_LES_MOTS.sub(" ", plier(texte)).split()))


def texte_de_recherche(*textes: str) -> str:
    """What a row keeps of its texts to be found by: their folded words, one space between them."""
    mots = ENTRE_LES_MOTS.sub(" ", plier(" ".join(filter(None, textes)))).split()
    return " ".join(mots).encode()[:OCTETS].decode(errors="ignore").rstrip()


def trie_par(colonne: str) -> Callable[[Mapping[str, object], object], dict[str, object]]:
    """The sorting key of a table whose rows are named by one column (`Table.calculer`)."""
    return lambda ligne, contexte: {"cle_tri": cle_de_tri(ligne[colonne], longueur=LONGUEUR)}
