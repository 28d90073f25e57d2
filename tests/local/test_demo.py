"""The demo: one at a time, a free port, nothing left behind."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cellule.local import demo
from cellule.local.commun import RACINE, EchecLocal, attendre_que
from cellule.local.restes import PROC, Reste
from cellule.local.serveurs import port_libre
from cellule.local.sonde import site_repond
from cellule.local.superviseur import Superviseur
from tests.local.aides import environnement, tout_est_arrete

DORMIR = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    monkeypatch.setenv("MAILLAGE_VAR", str(tmp_path))
    yield tmp_path
    if demo.Tenue.descripteur is not None:
        os.close(demo.Tenue.descripteur)
        demo.Tenue.descripteur = None


def test_port_already_taken_is_named_with_another_one(place: Path) -> None:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        with pytest.raises(EchecLocal, match=rf"port {port} .*\n.*PORT={port + 1}"):
            demo.prendre_la_place(port)


def test_second_demo_is_told_where_the_first_one_is(place: Path) -> None:
    port = port_libre()
    demo.prendre_la_place(port)
    with pytest.raises(EchecLocal, match=f"tourne déjà : http://127.0.0.1:{port}"):
        demo.prendre_la_place(port_libre())


def test_fresh_start_refuses_a_database_that_is_not_its_own(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://a@b/c")
    with pytest.raises(EchecLocal, match="DATABASE_URL en désigne une autre"):
        demo.preparer(["--raz", "--port", str(port_libre())])


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1", "80a"])
def test_port_that_is_none_is_refused(
    place: Path, port: str, capsys: pytest.CaptureFixture
) -> None:
    with pytest.raises(SystemExit):
        demo.preparer([f"--port={port}"])
    assert "n’est pas un numéro de port" in capsys.readouterr().err


def test_loading_is_noted_per_database_whatever_its_port(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://m:secret@127.0.0.1:5001/maillage")
    assert not demo.deja_chargee()
    demo.noter_le_chargement()
    monkeypatch.setenv("DATABASE_URL", "postgres://m:secret@127.0.0.1:5002/maillage")
    assert demo.deja_chargee()
    monkeypatch.setenv("DATABASE_URL", "postgres://m:autre@127.0.0.1:5002/maillage")
    assert not demo.deja_chargee()


# --- supervisor ----------------------------------------------------------------------------------


def _vivants(pids: list[int]) -> list[int]:
    return [pid for pid in pids if Reste(pid).vit()]


def test_supervisor_names_the_dead_child_with_the_end_of_its_log(place: Path) -> None:
    superviseur = Superviseur()
    try:
        superviseur.lancer("web", DORMIR)
        mort = superviseur.lancer("horloge", ["/bin/sh", "-c", "echo panne-de-pile; exit 3"])
        mort.processus.wait(10)
        with pytest.raises(EchecLocal, match=r"« horloge » .*code 3(.|\n)*panne-de-pile"):
            superviseur.verifier()
    finally:
        superviseur.arreter()


def test_supervisor_stops_children_and_what_they_started(place: Path) -> None:
    superviseur = Superviseur()
    simple = superviseur.lancer("web", DORMIR)
    note = place / "petit-enfant"
    # A child that dies at once on TERM and leaves its own child behind.
    parent = superviseur.lancer("travaux", ["/bin/sh", "-c", f"sleep 60 & echo $! > {note}; wait"])
    assert attendre_que(lambda: note.exists() and note.read_text().strip() != "", delai=10)
    pids = [simple.processus.pid, parent.processus.pid, int(note.read_text())]
    assert _vivants(pids) == pids
    superviseur.arreter()
    assert attendre_que(lambda: _vivants(pids) == [], delai=5)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="une faculté du noyau Linux")
def test_children_do_not_outlive_a_killed_supervisor(place: Path) -> None:
    code = (
        "import sys, time\n"
        "from cellule.local.superviseur import Superviseur\n"
        f"print(Superviseur().lancer('web', {DORMIR!r}).processus.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=RACINE,
        env=environnement(place),
        stdout=subprocess.PIPE,
        text=True,
    ) as superviseur:
        assert superviseur.stdout is not None
        enfant = int(superviseur.stdout.readline())
        assert _vivants([enfant]) == [enfant]
        superviseur.kill()
        assert attendre_que(lambda: _vivants([enfant]) == [], delai=10)


# --- the whole of it -----------------------------------------------------------------------------

# The demo's cells take a while to load and have tests of their own.
DEMO_SANS_CELLULES = """
from cellule.local import demo
demo.deja_chargee = lambda: True
from cellule.local.gestion import principal
principal()
"""


@contextlib.contextmanager
def _demo(var: Path, port: int) -> Iterator[subprocess.Popen]:
    with subprocess.Popen(
        [sys.executable, "-c", DEMO_SANS_CELLULES, "demo", "--port", str(port)],
        cwd=RACINE,
        env=environnement(var),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as processus:
        try:
            yield processus
        finally:
            processus.kill()


def _descendants(pid: int) -> list[int]:
    enfants = []
    for entree in PROC.glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(entree.read_text().rpartition(")")[2].split()[1]) == pid:
                enfants.append(int(entree.parent.name))
    return enfants + [petit for enfant in enfants for petit in _descendants(enfant)]


def _lire_jusqu_a(processus: subprocess.Popen, motif: str) -> str:
    assert processus.stdout is not None
    lu = ""
    for ligne in processus.stdout:
        lu += ligne
        if re.search(motif, ligne):
            return lu
    raise AssertionError(lu)


def test_demo_runs_says_where_and_leaves_nothing_behind(
    var_neuf: Path,
) -> None:
    port = port_libre()
    with _demo(var_neuf, port) as processus:
        annonce = _lire_jusqu_a(processus, "Ctrl-C arrête tout")
        assert f"Maillage est prêt : http://127.0.0.1:{port}" in annonce
        assert re.findall(r"(\w+)@exemple\.fr", annonce) == [nom for nom, _ in demo.COMPTES]
        assert site_repond(port)
        pids = _descendants(processus.pid)
        assert len(pids) > 8
        processus.send_signal(signal.SIGINT)
        assert "Tout est arrêté." in _lire_jusqu_a(processus, "Tout est arrêté")
        assert processus.wait(10) == 0
    assert _vivants(pids) == []
    assert not site_repond(port)
    assert tout_est_arrete(var_neuf)
