"""Start, join, leave, die: the embedded servers as several commands see them."""

import contextlib
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import redis

from cellule.local.commun import RACINE, attendre_que
from cellule.local.etat import lire_etat
from tests.local.aides import Utilisateur, environnement, serveurs_de, tout_est_arrete

racine_seulement = pytest.mark.skipif(os.geteuid() != 0, reason="concerne root")
Entrer = Callable[..., Utilisateur]


def _base_repond(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _tuer(*pids: int) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):  # it followed its parent
            os.kill(pid, signal.SIGKILL)


def test_services_joined_then_left_stop_with_the_last_one(var: Path, utilisateur: Entrer) -> None:
    premier = utilisateur(var)
    second = utilisateur(var)
    assert premier.base == second.base
    assert redis.from_url(premier.redis).ping()

    premier.partir()
    assert _base_repond(second.base)
    second.partir()

    assert tout_est_arrete(var)
    assert not _base_repond(second.base)
    with pytest.raises(redis.ConnectionError):
        redis.from_url(second.redis).ping()


def test_services_asked_for_by_many_at_once_start_once(var_neuf: Path, utilisateur: Entrer) -> None:
    tous = [utilisateur(var_neuf) for _ in range(4)]
    assert len({(un.base, un.redis) for un in tous}) == 1
    assert len([p for p in serveurs_de(var_neuf) if _parent(p.pid) == _gardien(var_neuf)]) == 1


def _gardien(var: Path) -> int:
    etat = lire_etat((var / "services").resolve())
    assert etat is not None
    return etat.gardien


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_services_of_a_killed_command_stop_by_themselves(var: Path, utilisateur: Entrer) -> None:
    seul = utilisateur(var)
    assert _base_repond(seul.base)
    seul.processus.kill()
    assert tout_est_arrete(var)


def test_services_all_killed_start_again_with_the_data(var: Path, utilisateur: Entrer) -> None:
    avant = utilisateur(var, demo=True)  # the test servers may lose their last commits
    with psycopg.connect(avant.base) as connexion:
        connexion.execute("SET ROLE cellule_owner")
        connexion.execute("CREATE TABLE gardee AS SELECT 42 AS nombre")
    etat = lire_etat((var / "services").resolve())
    assert etat is not None
    _tuer(*(p.pid for p in serveurs_de(var)), etat.pid_redis, etat.gardien, avant.processus.pid)
    # The pid file now names a process that lives and is not PostgreSQL, as after a reboot.
    fichier = (var / "services").resolve() / "postgresql" / "postmaster.pid"
    lignes = fichier.read_text().splitlines()
    fichier.write_text("\n".join([str(os.getpid()), *lignes[1:]]) + "\n")

    apres = utilisateur(var, demo=True)
    with psycopg.connect(apres.base) as connexion:
        connexion.execute("SET ROLE cellule_owner")
        assert connexion.execute("SELECT nombre FROM gardee").fetchone() == (42,)


def test_guardian_killed_alone_takes_its_servers_along(var: Path, utilisateur: Entrer) -> None:
    un = utilisateur(var)
    assert _base_repond(un.base)
    _tuer(_gardien(var))
    assert attendre_que(lambda: not _base_repond(un.base), delai=10)
    autre = utilisateur(var)
    assert _base_repond(autre.base)


def test_a_server_that_dies_ends_the_guardian_and_the_next_one_starts_anew(
    var: Path, utilisateur: Entrer
) -> None:
    un = utilisateur(var)
    assert _base_repond(un.base)
    etat = lire_etat((var / "services").resolve())
    assert etat is not None
    _tuer(etat.pid_redis)
    assert tout_est_arrete(var)
    autre = utilisateur(var)
    assert redis.from_url(autre.redis).ping()


def test_services_that_do_not_start_say_why_with_their_log(var: Path, utilisateur: Entrer) -> None:
    un = utilisateur(var)
    assert _base_repond(un.base)
    un.partir()
    assert tout_est_arrete(var)
    reglages = var / "services" / "postgresql" / "postgresql.conf"
    bons = reglages.read_text()
    reglages.write_text("port_inconnu = oui\n")
    try:
        echec = utilisateur(var).reponse["echec"]
    finally:
        reglages.write_text(bons)

    assert "postgresql n’a pas démarré" in echec
    assert "port_inconnu" in echec
    assert tout_est_arrete(var)


def test_addresses_already_set_start_nothing(var_neuf: Path, utilisateur: Entrer) -> None:
    un = utilisateur(var_neuf, DATABASE_URL="postgres://a@b/c", REDIS_URL="redis://d/0")
    assert (un.base, un.redis) == ("postgres://a@b/c", "redis://d/0")
    assert list(var_neuf.iterdir()) == []


def test_one_address_set_is_kept_and_the_other_given(var: Path, utilisateur: Entrer) -> None:
    un = utilisateur(var, DATABASE_URL="postgres://a@b/c")
    assert un.base == "postgres://a@b/c"
    assert redis.from_url(un.redis).ping()


def test_passwords_are_asked_and_kept_from_others(var: Path, utilisateur: Entrer) -> None:
    un = utilisateur(var)
    url = urlsplit(un.base)
    assert not _base_repond(un.base.replace(url.password, "autre"))
    with pytest.raises(redis.AuthenticationError):
        redis.from_url(un.redis.replace(urlsplit(un.redis).password, "autre")).ping()
    services = (var / "services").resolve()
    for fichier in ("secrets.json", "services.json"):
        assert (services / fichier).stat().st_mode & 0o077 == 0
    for dossier in ("journaux", "fichiers"):
        assert (var / dossier).stat().st_mode & 0o077 == 0
    commandes = [Path(f"/proc/{p.pid}/cmdline").read_bytes() for p in serveurs_de(var)]
    assert not any(url.password.encode() in commande for commande in commandes)


@racine_seulement
def test_root_in_a_closed_directory_keeps_the_data_elsewhere(
    var_ferme: Path, utilisateur: Entrer
) -> None:
    un = utilisateur(var_ferme)
    assert _base_repond(un.base)
    lien = var_ferme / "services"
    assert lien.is_symlink()
    assert str(lien.resolve()) in (var_ferme / "services.lisez-moi.txt").read_text()
    assert {os.stat(f"/proc/{p.pid}").st_uid for p in serveurs_de(var_ferme)}.isdisjoint({0})
    un.partir()
    assert tout_est_arrete(var_ferme)
    ancien = lien.resolve()

    apres = utilisateur(var_ferme)
    assert _base_repond(apres.base)
    assert lien.resolve() == ancien


def test_servers_of_the_python_packages_serve_and_make_no_account(
    var_neuf: Path, utilisateur: Entrer
) -> None:
    comptes = {ligne.pw_name for ligne in pwd.getpwall()}
    un = utilisateur(var_neuf, MAILLAGE_SERVEURS_INCLUS="1")
    with psycopg.connect(un.base) as connexion:
        assert connexion.info.server_version >= 180000
        assert connexion.execute("SELECT upper('é')").fetchone() == ("É",)
    assert redis.from_url(un.redis).info("server")["server_name"] == "valkey"
    assert {ligne.pw_name for ligne in pwd.getpwall()} == comptes


def test_start_afresh_is_refused_while_in_use_then_erases(var: Path, utilisateur: Entrer) -> None:
    un = utilisateur(var)
    with psycopg.connect(un.base) as connexion:
        connexion.execute("SET ROLE cellule_owner")
        connexion.execute("CREATE TABLE saisie (nombre int)")
    code = "from cellule.local.services import tout_effacer; tout_effacer()"
    effacer = [sys.executable, "-c", code]
    options = {"cwd": RACINE, "env": environnement(var), "capture_output": True, "text": True}

    refus = subprocess.run(effacer, check=False, **options)
    assert "Une autre commande de Maillage se sert de la base" in refus.stderr
    assert _base_repond(un.base)
    un.partir()
    subprocess.run(effacer, check=True, **options)

    neuf = utilisateur(var)
    assert urlsplit(neuf.base).password != urlsplit(un.base).password
    with psycopg.connect(neuf.base) as connexion:
        assert connexion.execute("SELECT to_regclass('saisie')").fetchone() == (None,)
