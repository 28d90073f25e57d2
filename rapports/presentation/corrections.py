"""The values that the cell contests: computed and retained side by side, with the motive."""

from cellule.typographie import en_capitale, typo

from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import ecrire_mesure

SANS_AUTRE_VALEUR = "contestée, sans autre valeur"


def corrections(indicateur: dict) -> Tableau | None:
    natures = {m["nom"]: m["nature"] for m in indicateur["mesures"]}
    lignes = [
        Ligne(
            [
                Case(en_capitale(une["libelle"])),
                Case(ecrire_mesure(natures[une["mesure"]], une["calcule"], "valeur"), True),
                Case(_retenue(natures[une["mesure"]], une["valeur"]), une["valeur"] is not None),
                Case(typo(une["motif"])),
            ]
        )
        for une in indicateur["corrections"]
    ]
    entetes = colonnes("Mesure", "Calculée", "Retenue", "Motif de la cellule", chiffres=(1, 2))
    titre = "Valeurs corrigées par la cellule"
    return Tableau(titre, entetes, lignes, role="corrections") if lignes else None


def corriges(photo: dict) -> Tableau | None:
    """All of them in a table, for the annex on the method."""
    lignes = []
    for indicateur in photo["indicateurs"].values():
        if tableau := corrections(indicateur):
            code = Case(indicateur["code"], role="code")
            lignes += [Ligne([code, *ligne.cases]) for ligne in tableau.lignes]
    entetes = colonnes("Code", "Mesure", "Calculée", "Retenue", "Motif", chiffres=(2, 3))
    return Tableau("Valeurs corrigées par la cellule", entetes, lignes) if lignes else None


def _retenue(nature: str, valeur: object) -> str:
    return SANS_AUTRE_VALEUR if valeur is None else ecrire_mesure(nature, valeur, "valeur")
