"""The four series of a chart stay apart for every eye (Machado 2009, OKLab distance)."""

from itertools import combinations, pairwise

import pytest

from tests.interface.test_palette import CLAIR, SOMBRE

Triplet = tuple[float, float, float]

VISIONS = {
    "normale": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanope": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranope": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanope": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
VERS_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
VERS_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def applique(matrice: tuple, couleur: Triplet) -> Triplet:
    return tuple(sum(m * c for m, c in zip(ligne, couleur, strict=True)) for ligne in matrice)


def vue(couleur: str, vision: str) -> Triplet:
    canaux = [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineaires = tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    percues = tuple(min(max(c, 0), 1) for c in applique(VISIONS[vision], lineaires))
    return applique(VERS_OKLAB, tuple(c ** (1 / 3) for c in applique(VERS_LMS, percues)))


def ecart(une: str, autre: str, vision: str) -> float:
    paires = zip(vue(une, vision), vue(autre, vision), strict=True)
    return sum((a - b) ** 2 for a, b in paires) ** 0.5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [CLAIR, SOMBRE], ids=["clair", "sombre"])
def test_series_stay_apart(theme: dict[str, str], vision: str) -> None:
    series = [theme[f"serie-{rang}"] for rang in range(1, 5)]
    assert min(ecart(a, b, vision) for a, b in combinations(series, 2)) > 0.12


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [CLAIR, SOMBRE], ids=["clair", "sombre"])
def test_neighbour_classes_of_a_map_stay_apart(theme: dict[str, str], vision: str) -> None:
    classes = [theme[f"carte-{rang}"] for rang in range(1, 5)]
    assert min(ecart(a, b, vision) for a, b in pairwise(classes)) > 0.1


def test_a_red_and_a_green_are_told_confusable() -> None:
    assert ecart("#b04a3a", "#6b7a2e", "deuteranope") < ecart("#b04a3a", "#6b7a2e", "normale") / 2
