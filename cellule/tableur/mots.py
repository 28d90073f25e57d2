"""What two texts have in common once accents, case and punctuation are left out."""

import re
from functools import lru_cache

from cellule.tri import cle_de_tri

SEPARE = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=50_000)
def plier(texte: str) -> str:
    """« Téléphone (fixe) » and « telephone fixe » are the same word."""
    return SEPARE.sub(" ", cle_de_tri(texte, longueur=len(texte) * 4)).strip()
