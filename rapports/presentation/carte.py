"""The map of a cell's departments, as SVG whose every coordinate is text with a point."""

from dataclasses import dataclass

from cellule.carte import Boite, boite_de, contours
from cellule.graphiques import coordonnee
from cellule.typographie import INSECABLE, nombre

from .jetons import jeton

# The drawing is fitted in this many millimetres; a label needs some room of its own.
LARGEUR_MM, HAUTEUR_MM = 92.0, 84.0
PLACE_DU_MOT_MM = 9.0
TAILLE_DU_MOT_MM = 4.4
CLASSES = 4


@dataclass(frozen=True)
class Zone:
    trace: str
    fond: str
    encre: str
    mot: str
    x: str
    y: str


@dataclass(frozen=True)
class Legende:
    fond: str
    mots: str


@dataclass(frozen=True)
class Carte:
    titre: str
    legende: str
    phrase: str
    cadre: str
    largeur: str
    hauteur: str
    bord: str
    trait: str
    corps: str
    zones: list[Zone]
    classes: list[Legende]
    muettes: bool


def dessiner(bloc: dict, noms: dict[str, str]) -> Carte | None:
    """Draw the departments of a block; None for a single one, whose map would teach nothing."""
    valeurs = {c: v for c, v in bloc["valeurs"].items() if c in contours()}
    if len(valeurs) < 2:
        return None
    boite = boite_de(list(valeurs))
    echelle = min(LARGEUR_MM / boite.largeur, HAUTEUR_MM / boite.hauteur)
    bornes = _bornes([n for n, _ in valeurs.values()])
    zones = [_zone(code, n, bornes, echelle) for code, (n, _) in valeurs.items()]
    lues = ", ".join(f"{noms.get(c, c)}{INSECABLE}: {mots}" for c, (_, mots) in valeurs.items())
    return Carte(
        titre=bloc["titre"],
        legende=bloc["legende"],
        phrase=f"{bloc['titre']}. {lues}.",
        cadre=_cadre(boite, echelle),
        largeur=coordonnee(boite.largeur * echelle + 2),
        hauteur=coordonnee(boite.hauteur * echelle + 2),
        bord=jeton("surface"),
        trait=coordonnee(0.5 / echelle),
        corps=coordonnee(TAILLE_DU_MOT_MM / echelle),
        zones=zones,
        classes=_legendes(bornes, [n for n, _ in valeurs.values()]),
        muettes=any(not zone.mot for zone in zones),
    )


def _cadre(boite: Boite, echelle: float) -> str:
    """The viewBox, with a millimetre around for the strokes."""
    marge = 1 / echelle
    return " ".join(
        coordonnee(v)
        for v in (
            boite.gauche - marge,
            boite.haut - marge,
            boite.largeur + 2 * marge,
            boite.hauteur + 2 * marge,
        )
    )


def _zone(code: str, valeur: int, bornes: list[int], echelle: float) -> Zone:
    contour = contours()[code]
    x, y = contour.centre
    place = min(contour.boite.largeur, contour.boite.hauteur) * echelle >= PLACE_DU_MOT_MM
    classe = _classe(valeur, bornes)
    return Zone(
        trace=contour.trace,
        fond=_fond(classe),
        encre=jeton("surface" if classe > CLASSES / 2 else "encre"),
        mot=nombre(valeur) if place else "",
        x=coordonnee(x),
        # Drawn on its base line: lowered by a third of its height to look centred.
        y=coordonnee(y + TAILLE_DU_MOT_MM / 3 / echelle),
    )


def _bornes(valeurs: list[int]) -> list[int]:
    """The highest number of each class: equal steps from one to the largest."""
    haut = max(valeurs)
    pas = max(1, -(-haut // CLASSES))
    return [min(haut, pas * rang) for rang in range(1, CLASSES + 1) if pas * (rang - 1) < haut]


def _classe(valeur: int, bornes: list[int]) -> int:
    """0 for none, else the rank of its class; the last class is always the darkest."""
    if not valeur:
        return 0
    rang = next(rang for rang, borne in enumerate(bornes, start=1) if valeur <= borne)
    return rang + CLASSES - len(bornes)


def _fond(classe: int) -> str:
    return jeton(f"carte-{classe}")


def _legendes(bornes: list[int], valeurs: list[int]) -> list[Legende]:
    legendes, bas = [], 1
    for borne in bornes:
        etendue = nombre(borne) if bas >= borne else f"{nombre(bas)} à {nombre(borne)}"
        legendes.append(Legende(_fond(_classe(borne, bornes)), etendue))
        bas = borne + 1
    if 0 in valeurs:
        legendes.insert(0, Legende(_fond(0), "aucune"))
    return legendes
