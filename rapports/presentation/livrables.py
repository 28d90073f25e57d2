"""What the two other documents of the convention have in common: their titles, their comment.

The financial statement and the programme of actions are made of the same snapshot as the report,
in the same words: a figure is the same in the three.
"""


def commun(page: dict, intitule: str, cle: str) -> dict:
    """« Bilan financier 2025 »: the year is set apart on the page; `cle` names the comment."""
    nom, _, annee = intitule.rpartition(" ")
    return {
        "titre": f"{intitule}, {page['nom']}",
        "intitule": intitule,
        "intitule_nom": nom,
        "intitule_annee": annee,
        "commentaire": page["textes"][cle],
    }
