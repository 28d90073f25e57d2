"""`make demo`: what happens before Django is there, the processes, the words on the screen."""

import argparse
import contextlib
import hashlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from .commun import EchecLocal, dossier_var
from .etat import ouvrir_verrou, prendre
from .services import assurer, tout_effacer
from .sonde import HOTE

MOT_DE_PASSE = "demonstration"
COMPTES = (
    ("responsable", "responsable de la cellule"),
    ("mission", "chargée de mission"),
    ("communication", "chargé de mission, communication"),
    ("referent", "référent territorial"),
    ("lecteur", "lecteur"),
    ("ars", "agent de l’ARS"),
    ("dgos", "national (DGOS)"),
)
CELERY = [sys.executable, "-m", "celery", "-A", "cellule.config.celery"]
OUVRIER = ["worker", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]


class Tenue:
    """The lock of the demo that runs here: held until the process ends."""

    descripteur: int | None = None


def options(analyseur: argparse.ArgumentParser) -> argparse.ArgumentParser:
    analyseur.add_argument("--port", type=_numero_de_port, default=8000, help="8000 sinon")
    analyseur.add_argument(
        "--raz", action="store_true", help="repart de zéro : efface la base et les fichiers"
    )
    return analyseur


def _numero_de_port(texte: str) -> int:
    if texte.isdecimal() and 1 <= int(texte) <= 65535:
        return int(texte)
    raise argparse.ArgumentTypeError(f"« {texte} » n’est pas un numéro de port (1 à 65535).")


def preparer(arguments: list[str]) -> None:
    """Before the settings are read: they want the services' addresses, and to know of the demo."""
    choix, _ = options(argparse.ArgumentParser(add_help=False)).parse_known_args(arguments)
    prendre_la_place(choix.port)
    if choix.raz:
        if os.environ.get("DATABASE_URL"):
            raise EchecLocal(
                "RAZ=1 n’efface que la base que la démonstration a faite elle-même ; "
                "DATABASE_URL en désigne une autre. Videz celle-là à la main."
            )
        tout_effacer()
    os.environ["DEMO"] = "1"
    os.environ["ADRESSE_PUBLIQUE"] = adresse(choix.port)
    print("Démarrage de PostgreSQL et de Redis…", flush=True)
    assurer()


def adresse(port: int) -> str:
    return f"http://{HOTE}:{port}"


def prendre_la_place(port: int) -> None:
    """One demo at a time in a clone, and a port of its own."""
    var = dossier_var()
    try:
        var.mkdir(parents=True, exist_ok=True)
        descripteur = ouvrir_verrou(var, "demo.verrou")
    except PermissionError as erreur:
        raise EchecLocal(f"{erreur.filename} n’est pas ouvert en écriture.") from None
    if not prendre(descripteur, attendre=False):
        en_cours = os.pread(descripteur, 100, 0).decode() or "dans un autre terminal"
        raise EchecLocal(
            f"La démonstration tourne déjà : {en_cours}\n"
            "Arrêtez-la par Ctrl-C dans son terminal avant d’en lancer une autre."
        )
    if not _port_disponible(port):
        raise EchecLocal(
            f"Le port {port} est déjà pris par un autre programme.\n"
            f"Choisissez-en un autre : make demo PORT={port + 1}"
        )
    os.ftruncate(descripteur, 0)
    os.pwrite(descripteur, adresse(port).encode(), 0)
    Tenue.descripteur = descripteur


def _port_disponible(port: int) -> bool:
    with socket.socket() as prise:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind((HOTE, port))
        except PermissionError:
            raise EchecLocal(f"Le port {port} est réservé à root : make demo PORT=8000") from None
        except OSError:
            return False
    return True


# --- what runs -----------------------------------------------------------------------------------


def commandes(port: int) -> Iterator[tuple[str, list[str]]]:
    """The processes of the demo, those of docker-compose.yml on one machine."""
    coeurs = os.cpu_count() or 1
    yield "web", [
        sys.executable, "-m", "gunicorn", "cellule.config.wsgi", "--bind", f"{HOTE}:{port}",
        "--workers", str(min(coeurs + 1, 4)), "--timeout", "60", "--graceful-timeout", "5",
        "--preload", "--no-control-socket", "--access-logfile", "-",
    ]  # fmt: skip
    yield "travaux", [
        *CELERY, *OUVRIER, "-n", "travaux@%h", "-Q", "defaut", "-c", str(min(coeurs, 2)),
    ]  # fmt: skip
    yield "rapports", [
        *CELERY, *OUVRIER, "-n", "rapports@%h", "-Q", "rapports", "-c", "1",
        "--max-tasks-per-child", "50",
    ]  # fmt: skip
    horaire = dossier_var() / "beat"
    for ancien in horaire.parent.glob("beat*"):
        ancien.unlink()  # a kill -9 may have left it in two halves; it only holds last run times
    yield "horloge", [*CELERY, "beat", "--loglevel", "INFO", "-s", str(horaire), "--pidfile="]


# --- loaded once ---------------------------------------------------------------------------------


def _empreinte() -> str:
    """Names the database, whatever port it has today; another cluster has another password."""
    url = urlsplit(os.environ["DATABASE_URL"])
    nom = f"{url.username}:{url.password}@{url.hostname}{url.path}"
    return hashlib.sha256(nom.encode()).hexdigest()


def _marque() -> Path:
    return dossier_var() / "demo-chargee"


def deja_chargee() -> bool:
    with contextlib.suppress(FileNotFoundError):
        return _marque().read_text() == _empreinte()
    return False


def noter_le_chargement() -> None:
    _marque().write_text(_empreinte())


def bienvenue(port: int) -> str:
    lignes = [f"    {nom + '@exemple.fr':28}{role}" for nom, role in COMPTES]
    return "\n".join(
        [
            "",
            f"Maillage est prêt : {adresse(port)}",
            "",
            f"Comptes de démonstration, mot de passe « {MOT_DE_PASSE} » :",
            *lignes,
            "",
            "Ctrl-C arrête tout ; ce que vous saisissez est gardé (make demo RAZ=1 efface tout).",
        ]
    )
