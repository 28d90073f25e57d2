"""Everything in one archive: what is in it, what seals it, the same bytes elsewhere."""

import hashlib
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings

from rapports.pieces import (
    DOCUMENTS,
    classeur,
    nom_du_classeur,
    nom_du_document,
    nom_du_paquet,
    paquet,
)
from rapports.presentation import empreinte

from .dossiers import CANARI, SERIN

pytestmark = pytest.mark.django_db

# The documents as a version keeps them: they are given back as they were frozen.
FAITES = {genre: f"%PDF {genre}".encode() for genre in DOCUMENTS}


@pytest.fixture(scope="session")
def archive(annee) -> dict[str, bytes]:
    with ZipFile(BytesIO(paquet(annee.photo, FAITES))) as lue:
        assert lue.testzip() is None
        return {nom: lue.read(nom) for nom in lue.namelist()}


def test_archive_holds_everything_under_one_folder(archive, annee):
    dossier = nom_du_paquet(annee.photo).removesuffix(".zip")
    photo = annee.photo
    assert list(archive) == [
        f"{dossier}/{nom}"
        for nom in (
            *(nom_du_document(photo, genre) for genre in DOCUMENTS),
            nom_du_classeur(photo),
            "donnees/indicateurs.csv",
            "donnees/indicateurs.json",
            "donnees/preuves.csv",
            "donnees/preuves.json",
            "donnees/contenu.json",
            "EMPREINTES.txt",
            "LISEZ-MOI.txt",
        )
    ]


def test_documents_are_those_that_were_kept(archive, annee):
    dossier = nom_du_paquet(annee.photo).removesuffix(".zip")
    for genre in DOCUMENTS:
        assert archive[f"{dossier}/{nom_du_document(annee.photo, genre)}"] == FAITES[genre]
    assert archive[f"{dossier}/{nom_du_classeur(annee.photo)}"] == classeur(annee.photo)


def test_missing_document_is_made_from_the_snapshot(vide):
    faites = {genre: octets for genre, octets in FAITES.items() if genre != "programme"}
    with ZipFile(BytesIO(paquet(vide, faites))) as lue:
        (nom,) = (nom for nom in lue.namelist() if "programme-actions" in nom)
        assert lue.read(nom).startswith(b"%PDF-1.7")


def test_content_is_the_one_that_the_seal_is_made_from(archive, annee):
    (contenu,) = (octets for nom, octets in archive.items() if nom.endswith("contenu.json"))
    assert hashlib.sha256(contenu).hexdigest() == empreinte(annee.photo)
    assert json.loads(contenu) == annee.photo


def test_kept_content_is_given_as_it_was(annee):
    with ZipFile(BytesIO(paquet(annee.photo, FAITES | {"contenu": b"{}"}))) as lue:
        (nom,) = (nom for nom in lue.namelist() if nom.endswith("contenu.json"))
        assert lue.read(nom) == b"{}"


def test_fingerprints_are_those_of_the_files(archive, tmp_path):
    for nom, octets in archive.items():
        cible = tmp_path / nom
        cible.parent.mkdir(parents=True, exist_ok=True)
        cible.write_bytes(octets)
    (dossier,) = tmp_path.iterdir()
    faite = subprocess.run(
        ["sha256sum", "--check", "--strict", "EMPREINTES.txt"], cwd=dossier, capture_output=True
    )
    assert faite.returncode == 0, faite.stdout
    assert len(faite.stdout.splitlines()) == len(archive) - 2


def test_archive_names_nobody(archive):
    for nom, octets in archive.items():
        if nom.endswith((".csv", ".json", ".txt")):
            assert CANARI not in octets.decode().casefold(), nom
            assert SERIN not in octets.decode().casefold(), nom


SCRIPT = """
import json, sys, django
django.setup()
from rapports.pieces import DOCUMENTS, paquet
photo = json.load(open(sys.argv[1]))
sys.stdout.buffer.write(paquet(photo, {genre: f"%PDF {genre}".encode() for genre in DOCUMENTS}))
"""


def test_same_snapshot_gives_the_same_archive_in_another_process(annee, tmp_path):
    photo = tmp_path / "photo.json"
    photo.write_text(json.dumps(annee.photo), encoding="utf-8")
    autre = subprocess.run(
        [sys.executable, "-c", SCRIPT, photo],
        env=os.environ | {"PYTHONHASHSEED": "5", "TZ": "Indian/Reunion"},
        cwd=Path(settings.BASE_DIR), capture_output=True, check=True,
    )  # fmt: skip
    assert autre.stdout == paquet(annee.photo, FAITES)
