"""A multiset of rows in a dozen bytes each, to compare a million of them in bounded memory."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from hashlib import blake2b


def empreinte(valeurs: tuple) -> int:
    """Sixty-four bits of a row: with a million rows against a million, one chance in ten million
    that two different ones are taken for the same."""
    return int.from_bytes(blake2b(repr(valeurs).encode(), digest_size=8).digest())


class Multiensemble:
    """Counts how many of each fingerprint there are, and how many have been taken."""

    def __init__(self, empreintes: Iterable[int]) -> None:
        self._triees = array("Q", sorted(array("Q", empreintes)))
        # At the place of the first of each fingerprint: how many of them are taken.
        self._pris = array("L", bytes(len(self._triees) * array("L").itemsize))

    def prendre(self, une: int) -> bool:
        """Take one; False when none is left."""
        if self.restent(une) <= 0:
            return False
        self._pris[bisect_left(self._triees, une)] += 1
        return True

    def restent(self, une: int) -> int:
        debut = bisect_left(self._triees, une)
        nombre = bisect_right(self._triees, une, lo=debut) - debut
        return nombre - self._pris[debut] if nombre else 0
