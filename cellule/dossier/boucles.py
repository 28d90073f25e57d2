"""Loops in a table where each row names at most one other: merges, reposts, models."""

from collections.abc import Iterator, Mapping


def boucles(suivants: Mapping[str, str]) -> Iterator[list[str]]:
    """Every loop once, as the codes met on the way round."""
    vus: set[str] = set()
    for depart in suivants:
        chemin: dict[str, int] = {}
        code = depart
        while code in suivants and code not in vus and code not in chemin:
            chemin[code] = len(chemin)
            code = suivants[code]
        if code in chemin:
            yield list(chemin)[chemin[code] :]
        vus.update(chemin)


def premiere_boucle(suivants: Mapping[str, str]) -> list[str]:
    """One loop, closed: « a, b, a »; empty when there is none."""
    for boucle in boucles(suivants):
        return [*boucle, boucle[0]]
    return []
