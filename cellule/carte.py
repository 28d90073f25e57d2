"""The contours of the departments, ready to be drawn: shape, box and a place for a word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from cellule.territoires import DONNEES

_COMMANDE = re.compile(r"([MlZz])([^MlZz]*)")
_NOMBRE = re.compile(r"-?\d+(?:\.\d+)?")

Point = tuple[float, float]

# Heights of a department where its words are tried.
LIGNES_ESSAYEES = 40


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
    """A department: its SVG path, its box, its largest piece and the centre of that piece."""

    code: str
    trace: str
    boite: Boite
    centre: Point
    piece: tuple[Point, ...]

    def place(self, largeur: float, hauteur: float) -> tuple[Point, bool]:
        """Where to write words of that size, as near the centre as they hold; whether they do."""
        rangs = range(1, LIGNES_ESSAYEES)
        essais = [self._essai(self.boite.haut + self.boite.hauteur * r / LIGNES_ESSAYEES, hauteur)
                  for r in rangs]  # fmt: skip
        bons = [(x, y) for x, y, libre in essais if libre >= largeur]
        if bons:
            return min(bons, key=lambda point: abs(point[1] - self.centre[1])), True
        return self.centre, False

    def _essai(self, y: float, hauteur: float) -> tuple[float, float, float]:
        """At this height: the middle and the width of the widest room inside the piece."""
        etages = [_dedans(self.piece, y + hauteur * decalage) for decalage in (-0.5, 0, 0.5)]
        libres = etages[0]
        for etage in etages[1:]:
            communs = [(max(a, c), min(b, d)) for a, b in libres for c, d in etage]
            libres = [(a, b) for a, b in communs if b > a]
        gauche, droite = max(libres, key=lambda i: i[1] - i[0], default=(0.0, 0.0))
        return (gauche + droite) / 2, y, droite - gauche


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
    piece = max(morceaux, key=lambda m: abs(_aire(m)))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Contour(
        code=noeud.get("data-code"),
        trace=noeud.get("d"),
        boite=Boite(min(xs), min(ys), max(xs), max(ys)),
        centre=_centre(piece),
        piece=tuple(piece),
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


def _dedans(polygone: tuple[Point, ...], y: float) -> list[tuple[float, float]]:
    """The intervals of a horizontal line that are inside a polygon."""
    coupes = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for a, b in _cotes(polygone)
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(coupes[::2], coupes[1::2], strict=True))


def _aire(polygone: Sequence[Point]) -> float:
    return sum(_croix(a, b) for a, b in _cotes(polygone)) / 2


def _centre(polygone: Sequence[Point]) -> Point:
    aire = _aire(polygone) or 1.0
    x = sum((a[0] + b[0]) * _croix(a, b) for a, b in _cotes(polygone)) / (6 * aire)
    y = sum((a[1] + b[1]) * _croix(a, b) for a, b in _cotes(polygone)) / (6 * aire)
    return x, y


def _cotes(polygone: Sequence[Point]):
    return zip(polygone, [*polygone[1:], polygone[0]], strict=True)


def _croix(a: Point, b: Point) -> float:
    return a[0] * b[1] - b[0] * a[1]
