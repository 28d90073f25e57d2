"""What the function of a job holds: its cell, its transactions, its progress, its file."""

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from cellule.models import Cellule, Travail

from .actions import noter, portee, verrouiller

journal = logging.getLogger(__name__)


class TravailRepris(RuntimeError):
    """This attempt was silent for too long and another worker has taken the job over."""


class Suivi:
    """One attempt at one job.

    Whatever it writes is written as this attempt: once another worker has taken the job over,
    the next `avancer`, `ecriture` or `deposer` raises `TravailRepris` and nothing is changed.
    """

    def __init__(self, ligne: Travail) -> None:
        self.travail_id, self.essai = ligne.pk, ligne.essais
        self.cellule_id, self.demandeur = ligne.cellule_id, ligne.demandeur
        self.cellule = Cellule.objects.get(pk=self.cellule_id) if self.cellule_id else None

    def lecture(self) -> AbstractContextManager:
        """A short transaction to read the cell. Render, compute and send outside of it."""
        return portee(self.cellule_id)

    @contextmanager
    def ecriture(self) -> Iterator[None]:
        """A short transaction to write in the cell, refused once the job is another's."""
        with portee(self.cellule_id, ecriture=True):
            if not verrouiller(self.travail_id, self.essai):
                raise TravailRepris(str(self))
            yield

    def avancer(self, progression: int, etape: str) -> None:
        """Say where the job is, in words for the person who waits. Outside any perimeter, since
        nobody sees what a transaction has not committed."""
        self._noter(progression=progression, etape=etape)

    def deposer(self, nom: str, contenu: bytes) -> None:
        """Keep the file of this job: one path per job, whatever the attempt."""
        if Path(nom).name != nom:
            raise ValueError(f"« {nom} » n’est pas un nom de fichier.")
        relatif = self._dossier / nom
        cible = Path(settings.MEDIA_ROOT) / relatif
        cible.parent.mkdir(parents=True, exist_ok=True)
        provisoire = cible.with_name(f".{nom}.{self.essai}")
        provisoire.write_bytes(contenu)
        with self.ecriture():
            os.replace(provisoire, cible)
            self._noter(fichier=relatif.as_posix())

    def battre(self) -> None:
        self._noter()

    def terminer(self, resultat: dict | None) -> None:
        self._noter(
            etat=Travail.Etat.FAIT, progression=100, etape="", resultat=resultat or {},
            erreur="", fini_le=Now(),
        )  # fmt: skip

    def echouer(self, erreur: str) -> None:
        self._noter(etat=Travail.Etat.ECHEC, erreur=erreur, fini_le=Now())

    def rendre(self) -> None:
        """Give the job back unfinished: the worker is asked to stop."""
        self._noter(etat=Travail.Etat.ATTENTE, progression=0, etape="")

    def faire_place(self) -> None:
        """Remove what a killed attempt has left."""
        shutil.rmtree(Path(settings.MEDIA_ROOT) / self._dossier, ignore_errors=True)

    @property
    def _dossier(self) -> Path:
        return Path(str(self.cellule_id or "national"), "travaux", str(self.travail_id))

    def _noter(self, **champs: object) -> None:
        with portee(self.cellule_id, ecriture=True):
            if not noter(self.travail_id, self.essai, **champs):
                raise TravailRepris(str(self))

    def __str__(self) -> str:
        return f"travail {self.travail_id}, essai {self.essai}"


class Battement(threading.Thread):
    """Signs of life while the job works, since layout or a long query tells nothing."""

    def __init__(self, suivi: Suivi) -> None:
        super().__init__(name=f"battement-{suivi.travail_id}", daemon=True)
        self.suivi, self._fini = suivi, threading.Event()

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, *_: object) -> None:
        self._fini.set()
        self.join()

    def run(self) -> None:
        while not self._fini.wait(settings.TRAVAUX_BATTEMENT):
            try:
                self.suivi.battre()
            except TravailRepris:
                return
            except Exception:
                journal.warning("%s : battement manqué", self.suivi, exc_info=True)
            finally:
                connection.close()


def chemin_du_fichier(ligne: Travail) -> Path:
    """Where the file of a finished job is."""
    return Path(settings.MEDIA_ROOT) / ligne.fichier
