"""The rows behind a figure, as a version keeps them: code, day, type, and why a row is left out.

Nothing that a person wrote is among them: no title, no name. What a cell typed as the nature of a
row is replaced by what the indicator counts (« action », « numéro »).
"""

from cellule.typographie import en_capitale
from indicateurs.candidats import COMPTE, Ligne
from indicateurs.resultats import Resultat, en_json

# The indicators whose rows have a nature chosen from a list. Those of the others are typed.
NATURES_CHOISIES = frozenset({
    "D1", "D2", "D3", "D5", "D6", "D7", "D8",
    "A1", "A2", "A3", "A4", "A7", "A8",
    "C1", "C2", "C3", "C4", "I2",
})  # fmt: skip


def preuves(resultat: Resultat) -> dict[str, list[dict]]:
    """Each candidate of the indicator, on one side or the other; together they make its total."""
    comptes, exclus = [], []
    for ligne in resultat.candidats.toutes():
        preuve = _preuve(resultat, ligne)
        if ligne.motif == COMPTE:
            comptes.append(preuve)
        else:
            exclus.append(preuve | {"motif": ligne.motif})
    return {"comptes": comptes, "exclus": exclus}


def _preuve(resultat: Resultat, ligne: Ligne) -> dict:
    nature = ligne.nature if resultat.code in NATURES_CHOISIES else ""
    return {
        "code": ligne.code,
        "date": en_json(ligne.date),
        "genre": en_capitale(nature or resultat.indicateur.candidat),
    }
