"""The seal of a report: the SHA-256 of its snapshot in letters, and a rosette drawn from it.

Two reports that differ by a comma have another rosette: what is seen at a glance on two copies.
"""

from dataclasses import dataclass
from math import cos, pi, sin

GROUPE = 8
RAYON, POINTS = 48.0, 150
# Two crowns of waves, each drawn several times, a little turned: their crossings make the pattern.
COURONNES = ((RAYON, 7), (RAYON * 0.6, 5))


@dataclass(frozen=True)
class Sceau:
    """`groupes`: the sixty-four letters, eight at a time; `couronnes`: closed curves in a square
    of a hundred."""

    empreinte: str
    groupes: list[str]
    couronnes: list[list[str]]

    @property
    def court(self) -> str:
        return self.groupes[0]


def sceller(empreinte: str) -> Sceau:
    octets = bytes.fromhex(empreinte)
    return Sceau(
        empreinte,
        [empreinte[debut : debut + GROUPE] for debut in range(0, len(empreinte), GROUPE)],
        [
            [_courbe(octets[rang * 4 : rang * 4 + 4], rayon, tour / tours) for tour in range(tours)]
            for rang, (rayon, tours) in enumerate(COURONNES)
        ],
    )


def _courbe(octets: bytes, rayon: float, tour: float) -> str:
    """A wave around a circle: its petals, its depth, its turn and its echo come from the bytes."""
    petales = 6 + octets[0] % 7
    creux = 0.12 + 0.28 * octets[1] / 255
    depart = 2 * pi * (octets[2] / 255 + tour)
    echo = 0.15 + 0.25 * octets[3] / 255
    points = []
    for pas in range(POINTS):
        angle = 2 * pi * pas / POINTS
        onde = sin(petales * angle + depart) + echo * sin(2 * petales * angle + 2 * depart)
        distance = rayon * (1 - creux + creux * onde / (1 + echo))
        points.append(f"{50 + distance * cos(angle):.1f} {50 + distance * sin(angle):.1f}")
    return f"M{'L'.join(points)}Z"
