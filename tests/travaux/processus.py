"""Real Celery workers, on the database of the test, killed for real."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from celery import current_app
from django.conf import settings
from django.db import connection

from cellule.local.commun import mourir_avec_le_parent

PATIENCE = 60.0  # a limit for a machine that does ten other things
T = TypeVar("T")


def attendre(condition: Callable[[], T], quoi: str, delai: float = PATIENCE) -> T:
    """Look until it is true; the value. Fails with `quoi`."""
    limite = time.monotonic() + delai
    while not (valeur := condition()):
        assert time.monotonic() < limite, f"en vain : {quoi}"
        time.sleep(0.05)
    return valeur


class Ouvrier:
    """One worker with its two pool processes and, if asked, beat: a process group of its own."""

    def __init__(self, dossier: Path, rang: int, *, horloge: bool) -> None:
        beat = ["-B", "-s", str(dossier / f"beat-{rang}")]
        self.journal = dossier / f"ouvrier-{rang}.log"
        with self.journal.open("wb") as sortie:
            self.processus = subprocess.Popen(
                [
                    sys.executable, "-m", "celery", "-A", "tests.travaux.ouvrier:app", "worker",
                    "--loglevel", "INFO", "-n", f"essai{rang}@%h", "-Q", "defaut,rapports",
                    "-c", "2", "--without-gossip", "--without-mingle",
                    *(beat if horloge else []),
                ],
                env=os.environ | _environnement(),
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=sortie,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=mourir_avec_le_parent(signal.SIGTERM),
            )  # fmt: skip

    def attendre(self) -> "Ouvrier":
        attendre(lambda: " ready." in self.texte() or self.processus.poll(), "ouvrier prêt")
        assert self.processus.poll() is None, self.texte()
        return self

    def texte(self) -> str:
        return self.journal.read_text(errors="replace")

    def tuer(self) -> None:
        """`kill -9` of the whole group: worker, pool, beat."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.processus.pid, signal.SIGKILL)
        self.processus.wait()


def _environnement() -> dict[str, str]:
    base = connection.settings_dict
    compte = f"{quote(base['USER'])}:{quote(base['PASSWORD'])}@{quote(base['HOST'], safe='')}"
    return {
        "DATABASE_URL": f"postgres://{compte}:{base['PORT']}/{base['NAME']}",
        "DJANGO_SETTINGS_MODULE": "tests.travaux.reglages",
    }


def messages_en_vol() -> int:
    """Messages that a worker has taken and not acknowledged."""
    with current_app.connection_for_write() as courtier:
        return courtier.default_channel.client.hlen("unacked")
