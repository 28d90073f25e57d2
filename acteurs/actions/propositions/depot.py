"""The official files that a cell gives to be read: kept a day, under its own number."""

import hashlib
import os
import time
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from cellule.perimetre import exiger

GARDE = 24 * 3600
DOSSIER = "officiels"


def deposer(fichier: UploadedFile) -> Path:
    """Write the file where the worker finds it, named after its contents: the same file given
    twice is one, and asks for one job. Returns its path below MEDIA_ROOT."""
    dossier = Path(str(exiger(ecriture=True).cellule_id), DOSSIER)
    (Path(settings.MEDIA_ROOT) / dossier).mkdir(parents=True, exist_ok=True)
    oublier(dossier)
    empreinte = hashlib.sha256()
    provisoire = Path(settings.MEDIA_ROOT) / dossier / f".{uuid.uuid4().hex}"
    with provisoire.open("wb") as sortie:
        for morceau in fichier.chunks():
            empreinte.update(morceau)
            sortie.write(morceau)
    relatif = dossier / empreinte.hexdigest()
    os.replace(provisoire, Path(settings.MEDIA_ROOT) / relatif)
    return relatif


def oublier(dossier: Path) -> None:
    """Remove the files of the day before."""
    limite = time.time() - GARDE
    for vieux in _fichiers(Path(settings.MEDIA_ROOT) / dossier):
        if vieux.stat().st_mtime < limite:
            vieux.unlink(missing_ok=True)


def _fichiers(dossier: Path) -> Iterable[Path]:
    return [chemin for chemin in dossier.iterdir() if chemin.is_file()]
