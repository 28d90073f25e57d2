"""What may be read outside: a title and a place without a person's name nor a telephone.

A feed is read by programs of others, on servers of others: what looks like somebody stays here
(interface §5.1).
"""

import re

from cellule.patients import NOM, SIGNES

INDICATIF = r"(?:\+|00)[ .]?\d{1,3}[ .]?\(?0?\)?[ .]?"
TELEPHONE = re.compile(rf"(?<!\d)(?:{INDICATIF}|0)[1-9](?:[ .-]?\d{{2}}){{4}}(?!\d)")
SOIGNANT = re.compile(rf"\b(?i:Dre?|Pre?|Docteure?|Professeure?)\b\.?\s+{NOM}(?:\s+{NOM})?")
PERSONNE = (*SIGNES.values(), SOIGNANT, TELEPHONE)
TU = "…"


def sans_personne(texte: str) -> str:
    """The same text; what looks like a person or a telephone becomes an ellipsis."""
    texte = texte.replace("\xa0", " ")
    for signe in PERSONNE:
        texte = signe.sub(TU, texte)
    return texte


def nomme(texte: str, noms: list[str]) -> bool:
    """True if one of these surnames is a word of the text."""
    return any(
        re.search(rf"(?<!\w){re.escape(nom)}(?!\w)", texte, re.IGNORECASE) for nom in noms if nom
    )
