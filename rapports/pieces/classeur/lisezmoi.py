"""The first tab: whose figures these are, when they were read, how to read them."""

from cellule.typographie import jour_en_lettres, typo

from .feuille import Feuille, Forme

CONVENTIONS = (
    ("n.r.", "Non renseigné : rien n’est au dossier pour l’année, ce qui n’est pas un zéro."),
    ("s.o.", "Sans objet : la question ne se pose pas cette année."),
    ("0", "Un vrai zéro, constaté ou déclaré."),
    (
        "Valeur calculée",
        "La valeur de l’année est celle que la cellule retient. Quand elle en a contesté une, ce "
        "que donne la règle est à côté, avec le motif.",
    ),
    ("Écart", "L’année moins la précédente ; pour un taux, en points."),
    ("Comptées, exclues", "Elles font toujours le nombre de lignes au dossier."),
    ("Noms", "La plateforme n’écrit aucun nom de personne dans ce classeur."),
)


def ecrire(feuille: Feuille, photo: dict, sceau: str, onglets: list[tuple[str, str]]) -> None:
    cellule, version = photo["cellule"], photo["version"]
    feuille.table(
        [("Ce classeur", Forme.TEXTE), ("Contenu", Forme.LONG)],
        [
            ["Cellule", cellule["nom"]],
            ["Territoire", ", ".join(cellule["regions"])],
            ["Année", str(photo["annee"])],
            ["Données arrêtées au", jour_en_lettres(photo["arret"])],
            ["Dernier jour compté", jour_en_lettres(photo["dernier_jour"])],
            ["État", f"Version {version['numero']}, figée" if version else "Version de travail"],
            ["Cadre", "Instruction n° DGOS/R4/2022/252 du 30 novembre 2022, catalogue "
             f"{photo['catalogue']}"],
            ["Empreinte des données", sceau],
        ],
        titre=f"Indicateurs {photo['annee']}",
    )  # fmt: skip
    feuille.table([("Onglet", Forme.TEXTE), ("Contenu", Forme.LONG)], onglets, titre="Les onglets")
    feuille.table(
        [("Ce qui est écrit", Forme.TEXTE), ("Ce que cela dit", Forme.LONG)],
        [(mot, typo(phrase)) for mot, phrase in CONVENTIONS],
        titre="Comment lire",
    )
    feuille.finir()
