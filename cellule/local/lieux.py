"""Where the embedded servers keep their data, and under which account they run.

PostgreSQL refuses to run as root: root drops to an account that exists already. That account
must be able to enter the directory; in a clone below a 0700 directory it cannot, and the data then
goes to a directory of its own under /var/tmp, to which `var/services` is a link.
"""

import fcntl
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from .commun import EchecLocal, dossier_var

REPLIS = Path("/var/tmp")
COMPTES = ("postgres", "nobody")
NOTE = "services.lisez-moi.txt"


@dataclass(frozen=True)
class Compte:
    """The unprivileged account to which root drops; None everywhere means: stay who we are."""

    nom: str
    uid: int
    gid: int

    def options(self) -> dict[str, object]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def compte_des_serveurs() -> Compte | None:
    if os.geteuid() != 0:
        _exiger_un_nom()
        return None
    for nom in COMPTES:
        try:
            ligne = pwd.getpwnam(nom)
        except KeyError:
            continue
        return Compte(nom, ligne.pw_uid, ligne.pw_gid)
    raise EchecLocal(
        "PostgreSQL refuse de tourner sous root, et cette machine n’a ni compte « postgres » "
        "ni compte « nobody ». Lancez la commande sous un autre compte, ou donnez DATABASE_URL."
    )


def _exiger_un_nom() -> None:
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        raise EchecLocal(
            f"Le compte numéro {os.geteuid()} n’a pas de nom sur cette machine (/etc/passwd) : "
            "PostgreSQL ne peut pas tourner sous lui. Donnez DATABASE_URL et REDIS_URL."
        ) from None


def accessible(chemin: Path, compte: Compte | None) -> bool:
    """Asked of the kernel as that account: modes, groups and access lists all count."""
    if compte is None:
        return os.access(chemin, os.X_OK)
    essai = subprocess.run(
        ["/bin/sh", "-c", 'test -x "$1"', "sh", str(chemin)],
        cwd="/",
        check=False,
        **compte.options(),
    )
    return essai.returncode == 0


def dossier_des_services(*, essais: bool = False) -> Path:
    """The directory that holds locks, state and the servers' own directories, links resolved.

    It belongs to the caller: the servers' account only owns directories below it, so that it
    cannot lead root astray with a link of its own.
    """
    var = dossier_var()
    services = var / "services"
    try:
        var.mkdir(parents=True, exist_ok=True)
        with _seul_dans(var):
            if services.is_symlink() and not services.exists():
                services.unlink()  # the directory under /var/tmp was cleaned away
            if not services.exists():
                _creer(services, essais=essais)
        dossier = services.resolve()
        if not os.access(dossier, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError
    except PermissionError:
        raise EchecLocal(
            f"{services} n’est pas ouvert en écriture à {pwd.getpwuid(os.geteuid()).pw_name} : "
            "reprenez le compte qui l’a créé, ou supprimez ce dossier."
        ) from None
    return dossier


@contextmanager
def _seul_dans(dossier: Path) -> Iterator[None]:
    """The directory is its own lock: there is no other file yet."""
    descripteur = os.open(dossier, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descripteur, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descripteur)


def _creer(services: Path, *, essais: bool) -> None:
    compte = compte_des_serveurs()
    if _utilisable(services.parent, compte):
        services.mkdir()
        services.chmod(0o711 if compte else 0o700)  # whatever the umask says
        return
    assert compte is not None
    _balayer_les_replis()
    repli = Path(tempfile.mkdtemp(prefix="maillage-", dir=REPLIS))
    repli.chmod(0o711)
    (repli / "projet").write_text(f"{services}\n{'essais' if essais else 'demo'}\n")
    services.symlink_to(repli)
    (services.parent / NOTE).write_text(
        f"Les données de PostgreSQL et de Redis sont dans {repli} :\n"
        f"le compte « {compte.nom} », sous lequel root les fait tourner, ne peut pas entrer ici.\n"
        "Le lien « services » y mène ; make demo RAZ=1 les efface.\n",
        encoding="utf-8",
    )


def _utilisable(var: Path, compte: Compte | None) -> bool:
    """The account can enter, and the file system lets root give a directory away (some mounts do
    not)."""
    if compte is None:
        return True
    if not accessible(var, compte):
        return False
    essai = Path(tempfile.mkdtemp(dir=var))
    try:
        os.chown(essai, compte.uid, compte.gid)
        return True
    except OSError:
        return False
    finally:
        essai.rmdir()


def _balayer_les_replis() -> None:
    """Remove the test data of clones that are gone. What somebody typed in a demo is kept."""
    for repli in REPLIS.glob("maillage-*"):
        if repli.is_symlink() or repli.stat().st_uid != os.geteuid():
            continue
        try:
            services, sorte = (repli / "projet").read_text().splitlines()
        except (OSError, ValueError):
            continue
        vivant = Path(services).resolve() == repli or (repli / "services.json").exists()
        if sorte == "essais" and not vivant:
            shutil.rmtree(repli, ignore_errors=True)


def dossier_du_serveur(services: Path, nom: str, compte: Compte | None) -> Path:
    """A directory that the server's account owns alone."""
    dossier = services / nom
    if not dossier.exists():
        dossier.mkdir(mode=0o700)
        if compte is not None:
            os.chown(dossier, compte.uid, compte.gid)
    return dossier


def mettre_a_portee(paquet: str, temoin: str, services: Path, compte: Compte | None) -> Path:
    """The directory of an installed wheel, or a copy that the servers' account can reach."""
    distribution = metadata.distribution(paquet)
    module = paquet.replace("-", "_")
    origine = Path(str(distribution.locate_file(module)))
    if accessible(origine / temoin, compte):
        return origine
    copie = services / "binaires" / distribution.version / module
    if not accessible(copie / temoin, compte):
        _copier(origine, copie)
        # The shared libraries of a repaired wheel stand beside it, at a fixed relative path.
        _copier(origine.with_name(f"{module}.libs"), copie.with_name(f"{module}.libs"))
        _ouvrir_a_tous(services / "binaires")
    if not accessible(copie / temoin, compte):
        raise EchecLocal(f"{copie / temoin} ne peut pas être exécuté (montage « noexec » ?).")
    return copie


def _copier(origine: Path, copie: Path) -> None:
    shutil.rmtree(copie, ignore_errors=True)
    if origine.is_dir():
        shutil.copytree(origine, copie, symlinks=True)


def _ouvrir_a_tous(dossier: Path) -> None:
    for chemin in [dossier, *dossier.rglob("*")]:
        if not chemin.is_symlink():
            executable = chemin.is_dir() or chemin.stat().st_mode & stat.S_IXUSR
            chemin.chmod(0o755 if executable else 0o644)
