"""installer.sh on machines of every kind, made of a PATH of our own."""

import os
import shutil
import stat
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from cellule.local.commun import RACINE

# What the script calls besides Python: no apt-get, no Python, no browser unless a test adds one.
OUTILS = ["cat", "cmp", "cp", "date", "dirname", "flock", "grep", "mkdir", "rm", "sh", "tail", "tr"]
CASSE = "#!/bin/sh\necho 'commande absente' >&2\nexit 127\n"
PYTHON_DE_BASE = Path(sysconfig.get_config_var("BINDIR")) / f"python{sys.version_info[0]}"


@dataclass
class Machine:
    projet: Path
    chemins: list[Path]

    def commande(self, nom: str, contenu: str, *, rang: int = -1) -> None:
        fichier = self.chemins[rang] / nom
        fichier.write_text(contenu)
        fichier.chmod(fichier.stat().st_mode | stat.S_IXUSR)

    def compte(self, numero: int) -> None:
        self.commande("id", f'#!/bin/sh\n[ "$1" = -u ] && echo {numero} || echo quelqu-un\n')

    def installer(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["/bin/sh", self.projet / "cellule/local/installer.sh", *arguments],
            env={"PATH": os.pathsep.join(map(str, self.chemins)), "HOME": "/nulle-part"},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    projet, chemins = tmp_path / "projet", [tmp_path / "premier", tmp_path / "second"]
    for dossier in [projet / "cellule/local", projet / "tests", *chemins]:
        dossier.mkdir(parents=True)
    shutil.copy(RACINE / "cellule/local/installer.sh", projet / "cellule/local/")
    for verrou in ("requirements.lock", "tests/requirements.lock"):
        (projet / verrou).write_text("# rien\n")
    for outil in OUTILS:
        (chemins[1] / outil).symlink_to(shutil.which(outil) or "/absent")
    machine = Machine(projet, chemins)
    machine.compte(1000)
    return machine


def _faux_python(*, sans: str = "rien-du-tout") -> str:
    """A Python without one of its modules; the virtualenv that it makes is a copy of itself."""
    return f"""#!/bin/sh
case "$*" in
    *{sans}*) exit 1 ;;
    *"-m venv"*|*"-m virtualenv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *"--target"*) mkdir -p .outils/virtualenv ;;
esac
exit 0
"""


def test_python_after_a_broken_shim_is_found_and_serves_for_real(machine: Machine) -> None:
    machine.commande("python3", CASSE, rang=0)
    machine.commande("python3", f'#!/bin/sh\nexec {PYTHON_DE_BASE} "$@"\n')

    resultat = machine.installer()

    assert resultat.returncode == 0, resultat.stderr
    assert f"Environnement Python : {machine.chemins[1]}/python3" in resultat.stdout
    subprocess.run([machine.projet / ".venv/bin/python", "-m", "pip", "--version"], check=True)


def test_second_call_does_nothing_until_the_lock_changes(machine: Machine) -> None:
    machine.commande("python3", _faux_python())
    assert machine.installer().returncode == 0
    assert machine.installer().stdout == ""
    (machine.projet / "requirements.lock").write_text("# une ligne de plus\n# rien\n")
    assert "Installation des bibliothèques" in machine.installer().stdout


def test_tests_installation_serves_the_demo_too(machine: Machine) -> None:
    machine.commande("python3", _faux_python())
    machine.commande("chromium", "#!/bin/sh\n")
    assert machine.installer("--tests").returncode == 0
    assert machine.installer().stdout == ""


def test_without_any_python_one_command_is_told(machine: Machine) -> None:
    machine.commande("python3", CASSE)
    machine.commande("apt-get", "#!/bin/sh\nexit 1\n")
    resultat = machine.installer()
    assert resultat.returncode == 1
    assert "    sudo apt-get install -y --no-install-recommends python3 python3-venv\n" in (
        resultat.stderr
    )


def test_python_without_ensurepip_uses_virtualenv_when_not_root(machine: Machine) -> None:
    machine.commande("python3", _faux_python(sans="ensurepip"))
    resultat = machine.installer()
    assert resultat.returncode == 0, resultat.stderr
    assert "(par virtualenv)" in resultat.stdout


def test_python_without_ensurepip_nor_pip_tells_one_command(machine: Machine) -> None:
    machine.commande("python3", CASSE, rang=0)
    machine.commande("python3", '#!/bin/sh\ncase "$*" in *pip*) exit 1;; esac\n')
    machine.commande("apt-get", "#!/bin/sh\nexit 1\n")
    resultat = machine.installer()
    assert resultat.returncode == 1
    assert "python3 python3-venv\n" in resultat.stderr


def test_root_installs_what_python_lacks(machine: Machine) -> None:
    machine.compte(0)
    machine.commande("python3", _faux_python(sans="ensurepip"), rang=0)
    complet = machine.projet / "complet"
    complet.write_text(_faux_python())
    appels = machine.projet / "appels"
    machine.commande(
        "apt-get", f'#!/bin/sh\necho "$@" >> {appels}\ncp {complet} {machine.chemins[0]}/python3\n'
    )
    resultat = machine.installer()
    assert resultat.returncode == 0, resultat.stderr
    assert "python3 python3-venv" in appels.read_text()


def test_missing_system_libraries_and_browser_are_asked_for_together(machine: Machine) -> None:
    machine.commande("python3", _faux_python(sans="pango* | *weasyprint"))
    machine.commande("apt-get", "#!/bin/sh\nexit 1\n")
    resultat = machine.installer("--tests")
    assert resultat.returncode == 1
    (commande,) = [ligne for ligne in resultat.stderr.splitlines() if "apt-get" in ligne]
    assert "libpango-1.0-0" in commande
    assert "chromium" in commande


def test_root_refreshes_stale_package_lists_before_giving_up(machine: Machine) -> None:
    machine.compte(0)
    machine.commande("python3", _faux_python())
    appels = machine.projet / "appels"
    machine.commande(
        "apt-get",
        f'#!/bin/sh\necho "$1" >> {appels}\n'
        f'[ "$1" = update ] || {{ grep -q update {appels} && : > {machine.chemins[1]}/chromium '
        f"&& chmod +x {machine.chemins[1]}/chromium; }}\n",
    )
    (machine.chemins[1] / "chmod").symlink_to(shutil.which("chmod") or "/absent")
    resultat = machine.installer("--tests")
    assert resultat.returncode == 0, resultat.stderr
    assert appels.read_text().split() == ["install", "update", "install"]


def test_broken_environment_is_made_again(machine: Machine) -> None:
    machine.commande("python3", _faux_python())
    assert machine.installer().returncode == 0
    (machine.projet / ".venv/bin/python").write_text(CASSE)
    resultat = machine.installer()
    assert resultat.returncode == 0, resultat.stderr
    assert "il est refait" in resultat.stdout
