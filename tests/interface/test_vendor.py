"""What comes from others is listed, licensed and unchanged."""

import hashlib
import json

import pytest

from tests.interface.lieux import RACINE

VENDOR = RACINE / "static" / "vendor"
AXE = RACINE / "tests" / "interface" / "vendor"
PAQUETS = json.loads((VENDOR / "empreintes.json").read_text())
FICHIERS = {chemin: sha for paquet in PAQUETS for chemin, sha in paquet["fichiers"].items()}


@pytest.mark.parametrize("chemin", sorted(FICHIERS))
def test_vendored_file_is_the_one_written_down(chemin: str) -> None:
    assert hashlib.sha256((RACINE / chemin).read_bytes()).hexdigest() == FICHIERS[chemin]


def test_every_vendored_file_is_listed() -> None:
    propres = {VENDOR / "README.md", VENDOR / "empreintes.json"}
    presents = {f for base in (VENDOR, AXE) for f in base.rglob("*") if f.is_file()} - propres
    assert {str(f.relative_to(RACINE)) for f in presents} <= set(FICHIERS)


@pytest.mark.parametrize("paquet", PAQUETS, ids=lambda paquet: paquet["nom"])
def test_vendored_package_has_version_and_licence(paquet: dict) -> None:
    assert paquet["version"]
    assert paquet["licence"]
    assert any("LICENCE" in chemin for chemin in paquet["fichiers"])


def test_readme_names_every_package_with_its_version() -> None:
    texte = (VENDOR / "README.md").read_text()
    for paquet in PAQUETS:
        assert f"{paquet['nom']} | {paquet['version']}" in texte
