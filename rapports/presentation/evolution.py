"""The key figures over the last years: small columns, each with its value written, and a table.

The year of the report is the darkest column and its label the boldest; a year without a value is
told in letters, in its place: nothing is said by the colour alone.
"""

from dataclasses import dataclass

from cellule.graphiques import coordonnee
from cellule.typographie import INSECABLE, nombre
from rapports.cles import CHIFFRES_CLES

from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import SILENCES, TIRET, ecrire_mesure

# The frame of a drawing, in millimetres as on paper: templates/pdf/evolution.html has the rest.
LARGEUR, HAUT, BAS = 52.0, 5.0, 25.0
# A column takes this share of its place.
PLEIN = 0.62
MOINS_LARGE = 9.0
# The figures that are drawn; the table has them all.
DESSINES = frozenset(
    {
        ("A3", "rencontrees"),
        ("A4", "participations"),
        ("D4", "actions"),
        ("A5", "projets"),
        ("C1", "acteurs"),
        ("C2", "evenements"),
        ("C2", "participations"),
        ("C4", "formations"),
        ("C5", "abonnes"),
    }
)


@dataclass(frozen=True)
class Colonne:
    annee: str
    mot: str
    x: str
    milieu: str
    y: str
    largeur: str
    hauteur: str
    y_mot: str
    derniere: bool


@dataclass(frozen=True)
class Graphique:
    titre: str
    phrase: str
    colonnes: list[Colonne]


@dataclass(frozen=True)
class Evolution:
    annees: int
    premiere: int
    graphiques: list[Graphique]
    tableau: Tableau


def evolution(photo: dict) -> Evolution | None:
    """Nothing to draw for a single year."""
    series = {code: s for code, s in photo["series"].items() if code in photo["indicateurs"]}
    annees = [point["annee"] for point in next(iter(series.values()), [])]
    if len(annees) < 2:
        return None
    lues = [
        (titre, _ecrites(series[code], nom), (code, nom) in DESSINES)
        for code, nom, titre in CHIFFRES_CLES
        if code in series and any(nom in point["mesures"] for point in series[code])
    ]
    graphiques = [_graphique(titre, points) for titre, points, dessine in lues if dessine]
    lignes = [
        Ligne([Case(titre), *(Case(mot, True) for _, _, mot in points)])
        for titre, points, _ in lues
    ]
    entetes = colonnes("Chiffre clé", *map(str, annees), chiffres=range(1, len(annees) + 1))
    titre = f"Les chiffres clés de {annees[0]} à {annees[-1]}"
    return Evolution(
        len(annees), annees[0], graphiques, Tableau(titre, entetes, lignes, role="annees")
    )


Point = tuple[int, float | None, str]


def _ecrites(serie: list[dict], nom: str) -> list[Point]:
    """Year, number and words; no number where nothing is known."""
    points = []
    for point in serie:
        valeur = point["mesures"].get(nom)
        mot = ecrire_mesure("nombre", valeur, point["etat"]) if point["etat"] else TIRET
        connue = mot not in (TIRET, *SILENCES.values())
        points.append((point["annee"], valeur if connue else None, mot))
    return points


def _graphique(titre: str, points: list[Point]) -> Graphique:
    haut = max((valeur for _, valeur, _ in points if valeur is not None), default=0) or 1
    # Two years do not make columns as wide as a page.
    pas = min(LARGEUR / len(points), LARGEUR / 3)
    debut = (LARGEUR - pas * len(points)) / 2
    largeur = min(pas * PLEIN, MOINS_LARGE)
    dessin = []
    for rang, (annee, valeur, mot) in enumerate(points):
        milieu = debut + pas * (rang + 0.5)
        hauteur = (BAS - HAUT) * max(valeur or 0, 0) / haut
        dessin.append(
            Colonne(
                annee=str(annee),
                mot=mot,
                x=coordonnee(milieu - largeur / 2),
                milieu=coordonnee(milieu),
                y=coordonnee(BAS - hauteur),
                largeur=coordonnee(largeur),
                hauteur=coordonnee(hauteur),
                y_mot=coordonnee(BAS - hauteur - 1.4),
                derniere=rang == len(points) - 1,
            )
        )
    lues = ", ".join(f"{annee}{INSECABLE}: {_lu(valeur)}" for annee, valeur, _ in points)
    return Graphique(titre, f"{titre}. {lues}.", dessin)


def _lu(valeur: float | None) -> str:
    return "non renseigné" if valeur is None else nombre(valeur)
