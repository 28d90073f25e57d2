"""The contours of the departments, ready to be drawn: shape, box and a place for a word."""

import re
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from cellule.territoires import DONNEES

_COMMANDE = re.compile(r"([MlZz])([^MlZz]*)")
_NOMBRE = re.compile(r"-?\d+(?:\.\d+)?")

Point = tuple[float, float]


@dataclass(frozen=True)
class Boite:
    """A rectangle in the units of the drawing."""

    gauche: float
    haut: float
    droite: float
    bas: float

    @property
    def largeur(self) -> float:
        return self.droite - self.gauche

    @property
    def hauteur(self) -> float:
        return self.bas - self.haut


@dataclass(frozen=True)
class Contour:
    """A department: its SVG path, its box, and the centre of its largest piece."""

    code: str
    trace: str
    boite: Boite
    centre: Point


@cache
def contours() -> dict[str, Contour]:
    """Every department, overseas as insets (`donnees/README.md`)."""
    racine = ElementTree.parse(DONNEES / "departements.svg").getroot()
    traces = [noeud for noeud in racine.iter() if noeud.get("data-code")]
    return {noeud.get("data-code"): _contour(noeud) for noeud in traces}


def boite_de(codes: list[str]) -> Boite:
    """The box that holds these departments."""
    boites = [contours()[code].boite for code in codes]
    return Boite(
        min(b.gauche for b in boites),
        min(b.haut for b in boites),
        max(b.droite for b in boites),
        max(b.bas for b in boites),
    )


def _contour(noeud: ElementTree.Element) -> Contour:
    morceaux = _morceaux(noeud.get("d"))
    points = [point for morceau in morceaux for point in morceau]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Contour(
        code=noeud.get("data-code"),
        trace=noeud.get("d"),
        boite=Boite(min(xs), min(ys), max(xs), max(ys)),
        centre=_centre(max(morceaux, key=lambda m: abs(_aire(m)))),
    )


def _morceaux(trace: str) -> list[list[Point]]:
    """The polygons of a path made of M, relative l and z."""
    morceaux: list[list[Point]] = []
    for commande, reste in _COMMANDE.findall(trace):
        lus = [float(n) for n in _NOMBRE.findall(reste)]
        for dx, dy in zip(lus[::2], lus[1::2], strict=True):
            if commande == "M":
                morceaux.append([(dx, dy)])
            else:
                x, y = morceaux[-1][-1]
                morceaux[-1].append((x + dx, y + dy))
    return morceaux


def _aire(polygone: list[Point]) -> float:
    return sum(_croix(a, b) for a, b in _cotes(polygone)) / 2


def _centre(polygone: list[Point]) -> Point:
    aire = _aire(polygone) or 1.0
    x = sum((a[0] + b[0]) * _croix(a, b) for a, b in _cotes(polygone)) / (6 * aire)
    y = sum((a[1] + b[1]) * _croix(a, b) for a, b in _cotes(polygone)) / (6 * aire)
    return x, y


def _cotes(polygone: list[Point]):
    return zip(polygone, [*polygone[1:], polygone[0]], strict=True)


def _croix(a: Point, b: Point) -> float:
    return a[0] * b[1] - b[0] * a[1]
