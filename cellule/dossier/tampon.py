"""The checked rows of a table, waiting on disk to be written: files are read once."""

import pickle
from collections.abc import Iterator
from tempfile import TemporaryFile

from .tables import Ligne

LOT = 2000


class Tampon:
    """A temporary file of rows, read again as often as needed; private to this process."""

    def __init__(self, noms: tuple[str, ...]) -> None:
        self._noms = noms
        self._fichier = TemporaryFile()  # noqa: SIM115 closed by `fermer`
        self._lot: list[tuple[int, list[object]]] = []
        self.nombre = 0

    def ajouter(self, numero: int, ligne: Ligne) -> None:
        self._lot.append((numero, list(ligne.values())))
        self.nombre += 1
        if len(self._lot) >= LOT:
            self._vider()

    def lignes(self) -> Iterator[tuple[int, Ligne]]:
        """Every row, with the line of its file."""
        self._vider()
        self._fichier.seek(0)
        while True:
            try:
                lot = pickle.load(self._fichier)
            except EOFError:
                return
            for numero, valeurs in lot:
                yield numero, dict(zip(self._noms, valeurs, strict=True))

    def _vider(self) -> None:
        if self._lot:
            self._fichier.seek(0, 2)
            pickle.dump(self._lot, self._fichier, protocol=pickle.HIGHEST_PROTOCOL)
            self._lot = []

    def fermer(self) -> None:
        self._fichier.close()
