from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from celery import current_app
from django.db.models.functions import Now

from cellule import sante
from cellule.models import Cellule, Travail
from cellule.perimetre import perimetre
from tests.fabriques import TravailFabrique

from . import natures  # noqa: F401
from .processus import Ouvrier


@pytest.fixture
def messages(monkeypatch) -> list[dict]:
    """What leaves for the broker."""
    partis = []
    monkeypatch.setattr(
        current_app, "send_task", lambda nom, **options: partis.append({"tache": nom, **options})
    )
    return partis


@pytest.fixture
def un_travail(cellule) -> Callable[..., Travail]:
    """`un_travail(etat="en_cours", muet=90)`: a job whose last sign of life is 90 s old."""

    def creer(*, ici: Cellule = cellule, muet: float | None = None, **champs) -> Travail:
        champs = {"nature": "essai", "parametres": {"mot": "a"}} | champs
        with perimetre(ici, ecriture=True):
            ligne = TravailFabrique(**champs)
            if muet is not None:
                vieillir(ligne, muet)
            return ligne

    return creer


def vieillir(ligne: Travail, secondes: float) -> None:
    """In the current perimeter: the row gave its last sign so many seconds ago."""
    signe = Now() - timedelta(seconds=secondes)
    Travail.objects.filter(pk=ligne.pk).update(battement=signe, cree_le=signe)


@pytest.fixture
def relu(cellule) -> Callable[[Travail], Travail]:
    """The row as it is now, in its own cell."""

    def relire(ligne: Travail) -> Travail:
        with perimetre(ligne.cellule_id):
            return Travail.objects.get(pk=ligne.pk)

    return relire


@pytest.fixture
def ouvrier(transactional_db, tmp_path) -> Iterator[Callable[..., Ouvrier]]:
    """`ouvrier()` starts a worker on the test's database, with a beat that sweeps twice a second
    (`horloge`), and waits until it listens."""
    lances: list[Ouvrier] = []

    def lancer(*, horloge: bool = True) -> Ouvrier:
        lances.append(Ouvrier(tmp_path, len(lances), horloge=horloge))
        return lances[-1].attendre()

    yield lancer
    for un in lances:
        un.tuer()
    current_app.control.purge()


@pytest.fixture
def sante_neuve(monkeypatch) -> Callable[[], None]:
    """Forget the last answer of the health check, now and when called."""

    def oublier() -> None:
        monkeypatch.setattr(sante, "_dernier", None)

    oublier()
    return oublier
