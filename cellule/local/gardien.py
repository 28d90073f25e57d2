"""The guardian: a small process of our own, parent of both servers.

It starts them, says so to whoever started it, then waits until nobody uses them any more and stops
them. Users hold a shared lock, which the kernel drops even after a kill -9: so the last one out
always puts the lights off, and nobody has to clean up behind anybody.
"""

import os
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from types import ModuleType

from . import postgresql, redis
from .commun import EchecLocal, dossier_des_journaux
from .etat import (
    Etat,
    ecrire_etat,
    lire_etat,
    lire_secrets,
    oublier_etat,
    ouvrir_verrou,
    prendre,
)
from .lieux import compte_des_serveurs
from .serveurs import Poste

PRET = b"pret"
PAS = 0.1
SIGNAUX = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Arret(BaseException):
    """Somebody asks us to stop."""


def _s_arreter(*_: object) -> None:
    raise Arret


class Gardien:
    def __init__(self, services: Path, *, essais: bool) -> None:
        self.services = services
        self.poste = Poste(
            services=services,
            compte=compte_des_serveurs(),
            journaux=dossier_des_journaux(),
            secrets=lire_secrets(services),
            essais=essais,
        )
        self.serveurs: list[tuple[ModuleType, subprocess.Popen]] = []

    def demarrer(self) -> None:
        ancien = lire_etat(self.services)
        oublier_etat(self.services)
        base, database_url = postgresql.demarrer(self.poste)
        self.serveurs.append((postgresql, base))
        courtier, redis_url = redis.demarrer(self.poste, ancien.pid_redis if ancien else None)
        self.serveurs.append((redis, courtier))
        ecrire_etat(self.services, Etat(database_url, redis_url, os.getpid(), courtier.pid))

    def veiller(self) -> None:
        """Until the last user has left, or a server has died."""
        usage = ouvrir_verrou(self.services, "usage")
        while not prendre(usage, attendre=False):
            if any(serveur.poll() is not None for _, serveur in self.serveurs):
                return
            time.sleep(PAS)

    def arreter(self) -> None:
        for sig in SIGNAUX:
            signal.signal(sig, signal.SIG_IGN)
        oublier_etat(self.services)
        for module, serveur in reversed(self.serveurs):
            module.arreter_le_serveur(serveur)


def _dire(rapport: int, message: bytes) -> None:
    try:
        os.write(rapport, message)
    except BrokenPipeError:
        pass  # whoever started us is gone: nobody uses the servers, they will be stopped
    finally:
        os.close(rapport)


def principal(services: Path, rapport: int, *, essais: bool) -> int:
    """`rapport`: the pipe to the starter. The lock `gardien` came with us, and goes with us."""
    for sig in SIGNAUX:
        signal.signal(sig, _s_arreter)
    for nom in [n for n in os.environ if n.startswith("PG")]:
        del os.environ[nom]  # libpq would read them
    gardien = None
    try:
        gardien = Gardien(services, essais=essais)
        gardien.demarrer()
        _dire(rapport, PRET)
        gardien.veiller()
    except Arret:
        pass
    except EchecLocal as echec:
        _dire(rapport, str(echec).encode())
        return 1
    except Exception as erreur:
        traceback.print_exc()
        _dire(rapport, f"{type(erreur).__name__} : {erreur}".encode())
        return 1
    finally:
        if gardien is not None:
            gardien.arreter()
    return 0


if __name__ == "__main__":
    sys.exit(principal(Path(sys.argv[1]), int(sys.argv[2]), essais=sys.argv[3] == "essais"))
