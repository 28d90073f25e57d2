"""The annual cycle: campaign, texts, frozen versions, review; money and programme."""

from .argent import (
    Convention,
    Depense,
    Financement,
    LigneProgramme,
    Mission,
    PosteDepense,
    Realisation,
    Source,
)
from .campagne import Campagne, Echeance, Prolongation, Rappel
from .cycle import Cote, Etape, EtatRapport, GenrePiece, Piece, Rapport, Version
from .examen import Avis, Delegation, GenreAvis
from .redaction import Correction, IndicateurPropre, RevisionTexte, Texte

__all__ = [
    "Avis",
    "Campagne",
    "Convention",
    "Correction",
    "Cote",
    "Delegation",
    "Depense",
    "Echeance",
    "Etape",
    "EtatRapport",
    "Financement",
    "GenreAvis",
    "GenrePiece",
    "IndicateurPropre",
    "LigneProgramme",
    "Mission",
    "Piece",
    "PosteDepense",
    "Prolongation",
    "Rappel",
    "Rapport",
    "Realisation",
    "RevisionTexte",
    "Source",
    "Texte",
    "Version",
]
