"""The progress of a long command: one line every few seconds, on the error output."""

from time import monotonic

from django.core.management.base import OutputWrapper

from cellule.typographie import nombre

PAS = 5


class Progression:
    """Called with a table and a number of rows, says « participations : 250 000 lignes lues »."""

    def __init__(self, sortie: OutputWrapper, quoi: str) -> None:
        self.sortie, self.quoi, self.prochaine = sortie, quoi, monotonic() + PAS

    def __call__(self, table: str, rang: int) -> None:
        if monotonic() >= self.prochaine:
            self.prochaine = monotonic() + PAS
            self.sortie.write(f"{table} : {nombre(rang)} {self.quoi}")
