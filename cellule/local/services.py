"""PostgreSQL and Redis for whoever needs them now: start them or join them.

`assurer()` sets DATABASE_URL and REDIS_URL when they are unset; the embedded servers then stay up
as long as this process lives. See `etat` for the locks, `gardien` for the servers' parent.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .commun import (
    RACINE,
    EchecLocal,
    attendre_que,
    dossier_des_journaux,
    dossier_prive,
    dossier_var,
    ouvrir_journal,
)
from .etat import VERROUS, Etat, libre, lire_etat, lire_secrets, ouvrir_verrou, prendre
from .lieux import dossier_des_services
from .restes import processus_dans

DELAI_DU_VOISIN = 180.0  # another process is starting the servers: a recovery may take long
DELAI_DE_L_ARRET = 40.0


class Usage:
    """This process's part in the shared lock; there is one, or none."""

    services: Path | None = None
    descripteur: int | None = None


def assurer(*, essais: bool = False) -> None:
    """DATABASE_URL and REDIS_URL are in the environment after this; what was set is respected."""
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return
    services = dossier_des_services(essais=essais)
    etat = rejoindre(services, essais=essais)
    valeurs = {
        "DATABASE_URL": etat.database_url,
        "REDIS_URL": etat.redis_url,
        "SECRET_KEY": lire_secrets(services)["application"],
        "DOSSIER_FICHIERS": str(dossier_prive("fichiers")),
    }
    for nom, valeur in valeurs.items():
        if not os.environ.get(nom):
            os.environ[nom] = valeur


def rejoindre(services: Path, *, essais: bool = False) -> Etat:
    """Take part in the use of the servers, starting them if nobody did."""
    with _seul(services):
        usage = ouvrir_verrou(services, "usage")
        prendre(usage, partage=True)  # waits while a guardian is stopping the servers
        try:
            etat = _etat_ou_demarrage(services, essais=essais)
        except BaseException:
            os.close(usage)
            raise
    Usage.services, Usage.descripteur = services, usage
    return etat


@contextmanager
def _seul(services: Path) -> Iterator[None]:
    verrou = ouvrir_verrou(services, "verrou")
    try:
        prendre(verrou)
        yield
    finally:
        os.close(verrou)


def _etat_ou_demarrage(services: Path, *, essais: bool) -> Etat:
    gardien = ouvrir_verrou(services, "gardien")
    try:
        while not prendre(gardien, attendre=False):
            # Its starter may have been killed before the servers were up: then wait for them.
            attendre_que(
                lambda: lire_etat(services) is not None or libre(services, "gardien"),
                delai=DELAI_DU_VOISIN,
            )
            etat = lire_etat(services)
            if etat is not None:
                return etat
        _lancer_le_gardien(services, gardien, essais=essais)
    finally:
        os.close(gardien)
    etat = lire_etat(services)
    if etat is None:
        raise EchecLocal(_echec_du_gardien("Les services se sont arrêtés aussitôt."))
    return etat


def _lancer_le_gardien(services: Path, verrou: int, *, essais: bool) -> None:
    """The guardian inherits the lock: it is never free in between."""
    lecture, ecriture = os.pipe()
    with ouvrir_journal(dossier_des_journaux() / "gardien.log") as journal:
        subprocess.Popen(
            [sys.executable, "-m", "cellule.local.gardien", str(services), str(ecriture),
             "essais" if essais else "demo"],
            cwd=RACINE,
            stdin=subprocess.DEVNULL,
            stdout=journal,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=(verrou, ecriture),
        )  # fmt: skip
    os.close(ecriture)
    with os.fdopen(lecture, encoding="utf-8", errors="replace") as flux:
        message = flux.read()  # until the guardian has spoken, or died
    if message.strip() != "pret":
        raise EchecLocal(message or _echec_du_gardien("Les services n’ont pas démarré."))


def _echec_du_gardien(message: str) -> str:
    return f"{message} Voir {dossier_des_journaux() / 'gardien.log'}."


def tout_effacer() -> None:
    """Start afresh: database, broker, uploaded files. Refused while anybody uses them."""
    services = dossier_des_services()
    with _seul(services):
        usage = ouvrir_verrou(services, "usage")
        try:
            prendre(usage, partage=True)  # waits while a guardian is stopping the servers
            if not prendre(usage, attendre=False):
                raise EchecLocal(
                    "Une autre commande de Maillage se sert de la base : attendez sa fin, ou "
                    "arrêtez-la, avant de repartir de zéro."
                )
        finally:
            os.close(usage)
        if not attendre_que(lambda: libre(services, "gardien"), delai=DELAI_DE_L_ARRET):
            raise EchecLocal("Les services de Maillage ne s’arrêtent pas ; réessayez.")
        for reste in processus_dans(services / "postgresql"):
            reste.finir()
        for chemin in services.iterdir():
            if chemin.is_dir():
                shutil.rmtree(chemin)
            elif chemin.name not in VERROUS:
                chemin.unlink()
        shutil.rmtree(dossier_var() / "fichiers", ignore_errors=True)


def liberer(*, delai: float = DELAI_DE_L_ARRET) -> bool:
    """Stop using the servers. If we were the last one, wait until they have stopped.

    True: nothing runs any more. Needed only by those who must know; any other process just ends.
    """
    services, usage = Usage.services, Usage.descripteur
    Usage.services = Usage.descripteur = None
    if services is None or usage is None:
        return True
    dernier = prendre(usage, attendre=False)
    os.close(usage)
    return dernier and attendre_que(lambda: libre(services, "gardien"), delai=delai)


def en_marche() -> bool:
    """The embedded servers that we use are still there (always true for servers of others)."""
    return Usage.services is None or not libre(Usage.services, "gardien")
