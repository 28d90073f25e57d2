"""Geometry of the small charts: every coordinate leaves here as text with a point.

Django writes 318.6 as « 318,6 » in a French template, which scatters an SVG. So templates
receive strings only. Widths and heights are percentages of the drawing, so that a bar
stretches with its cell while its text, which is HTML, keeps its size.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cellule.typographie import INSECABLE, Nombre, nombre

Point = tuple[str, Nombre | None]


def coordonnee(valeur: Nombre) -> str:
    """At most two decimals, never a comma, no « -0 »."""
    ecrit = f"{float(valeur):.2f}".rstrip("0").rstrip(".")
    return "0" if ecrit == "-0" else ecrit


def en_points(serie: Iterable) -> list[Point]:
    """Accept bare numbers or (label, number) pairs."""
    return [
        (str(element[0]), element[1]) if isinstance(element, tuple | list) else ("", element)
        for element in serie
    ]


def en_phrase(points: Sequence[Point]) -> str:
    """« 2024 : 18, 2025 : 21 »: what a chart says to those who do not see it."""
    return ", ".join(
        f"{nom}{INSECABLE}: {_lue(valeur)}" if nom else _lue(valeur) for nom, valeur in points
    )


def _lue(valeur: Nombre | None) -> str:
    return "non renseigné" if valeur is None else nombre(valeur)


@dataclass(frozen=True)
class Courbe:
    """Line segments (a missing value cuts the line) and the last known point."""

    traces: list[str]
    dernier: tuple[str, str] | None


def courbe(points: Sequence[Point], *, largeur: int, hauteur: int, marge: int) -> Courbe:
    """Zero stays at the bottom: a small change must look small."""
    connues = [float(valeur) for _, valeur in points if valeur is not None]
    if not connues:
        return Courbe([], None)
    bas, haut = min(0.0, *connues), max(connues)
    etendue = (haut - bas) or 1.0
    pas = (largeur - 2 * marge) / max(len(points) - 1, 1)
    traces: list[list[str]] = [[]]
    dernier = None
    for rang, (_, valeur) in enumerate(points):
        if valeur is None:
            traces.append([])
            continue
        x = coordonnee(marge + rang * pas)
        y = coordonnee(hauteur - marge - (float(valeur) - bas) / etendue * (hauteur - 2 * marge))
        traces[-1].append(f"{x},{y}")
        dernier = (x, y)
    return Courbe([" ".join(trace) for trace in traces if len(trace) > 1], dernier)


def part(valeur: Nombre, total: Nombre) -> str:
    """The share as an SVG percentage, kept between 0 and 100."""
    if not total:
        return "0%"
    return f"{coordonnee(min(max(float(valeur) / float(total), 0.0), 1.0) * 100)}%"


@dataclass(frozen=True)
class Barre:
    nom: str
    valeur: Nombre | None
    lue: str
    y: str
    hauteur: str


def barres(points: Sequence[Point]) -> list[Barre]:
    """Columns from a zero axis, the tallest filling the drawing."""
    haut = max((float(valeur) for _, valeur in points if valeur is not None), default=0.0)
    dessin = []
    for nom, valeur in points:
        proportion = max(float(valeur or 0) / haut, 0.0) * 100 if haut > 0 else 0.0
        dessin.append(
            Barre(
                nom=nom,
                valeur=valeur,
                lue=_lue(valeur),
                y=f"{coordonnee(100 - proportion)}%",
                hauteur=f"{coordonnee(proportion)}%",
            )
        )
    return dessin
